-- what was counted in each hexagon in each month, of some categories of one data set together; hexagons without any have no row
SELECT cell_id, month_start_date, sum(value)
FROM cell_month
WHERE dataset = $dataset AND category_id IN (SELECT unnest($categories::VARCHAR[]))
  AND month_start_date BETWEEN $first AND $last
GROUP BY ALL
ORDER BY ALL
