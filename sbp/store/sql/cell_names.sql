-- what the police call the points of each hexagon, of all that is recorded there, most first
SELECT cell_id, name
FROM spot LEFT JOIN spot_month USING (spot_id)
WHERE is_snapped AND name <> ''
GROUP BY cell_id, name
ORDER BY cell_id, sum(value) DESC, name
