-- The months in which an indicator holds a value in at least one area of a kind and vintage, oldest first.
SELECT DISTINCT month_start_date
FROM indicator_month JOIN area USING (area_code)
WHERE indicator_id = $indicator_id AND kind = $kind AND coalesce(vintage, '') = $vintage AND value IS NOT NULL
ORDER BY month_start_date;
