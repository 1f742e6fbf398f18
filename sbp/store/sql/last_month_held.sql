-- The last month in which an indicator holds a value in any of these areas; NULL for none.
SELECT max(month_start_date)
FROM indicator_month
WHERE indicator_id = $indicator_id AND value IS NOT NULL AND list_contains($area_codes, area_code);
