-- what is recorded at each point: easting, northing, count
SELECT easting, northing, sum(value)
FROM spot_month JOIN spot USING (spot_id)
WHERE dataset = $dataset AND category_id IN (SELECT unnest($categories::VARCHAR[]))
  AND month_start_date BETWEEN $first AND $last
GROUP BY spot_id, easting, northing
ORDER BY spot_id
