-- what is recorded in each hexagon at each name of a point, most first
SELECT cell_id, name, sum(value)
FROM spot_month JOIN spot USING (spot_id)
WHERE dataset = $dataset AND category_id IN (SELECT unnest($categories::VARCHAR[]))
  AND month_start_date BETWEEN $first AND $last
GROUP BY cell_id, name
ORDER BY cell_id, sum(value) DESC, name
