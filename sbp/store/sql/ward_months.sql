-- One indicator in every ward of a vintage: each month from the first covered to the last; NULL where not supplied.
SELECT area_code, month_start_date, value
FROM indicator_month JOIN area USING (area_code)
WHERE indicator_id = $indicator_id AND kind = 'ward' AND vintage = $vintage
ORDER BY area_code, month_start_date;
