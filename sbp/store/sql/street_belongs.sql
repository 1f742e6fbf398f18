-- what is recorded at the points of each hexagon and ward, by the ward to which it may belong: by the shares of the ground
-- for which a published point stands, and to the ward itself for a place that is given exactly; last, whether it is told by
-- hexagon alone
WITH counted AS (
    SELECT spot_id, sum(value) AS value
    FROM spot_month
    WHERE dataset = $dataset AND category_id IN (SELECT unnest($categories::VARCHAR[]))
      AND month_start_date BETWEEN $first AND $last
    GROUP BY spot_id
), ground AS (
    SELECT spot_id, ward_code, share FROM spot_ward JOIN area ON area_code = ward_code WHERE vintage = $vintage
)
SELECT cell_id, coalesce(spot.ward_code_new, ''), coalesce(ground.ward_code, spot.ward_code_new, ''),
       sum(value * coalesce(share, 1)), false
FROM counted JOIN spot USING (spot_id) LEFT JOIN ground USING (spot_id)
GROUP BY ALL
UNION ALL
-- where a data set's exact places are not in the file, as in what is published, a hexagon belongs to the ward with most of it
SELECT cell_id, coalesce(ward_code_new, ''), coalesce(ward_code_new, ''), sum(value), true
FROM cell_month JOIN cell USING (cell_id)
WHERE dataset = $dataset AND category_id IN (SELECT unnest($categories::VARCHAR[]))
  AND month_start_date BETWEEN $first AND $last
  AND NOT EXISTS (FROM spot_month WHERE dataset = $dataset)
GROUP BY ALL
ORDER BY ALL
