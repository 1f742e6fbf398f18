-- One indicator in one area: every month from the first covered to the last; value is NULL where it was not supplied.
SELECT month_start_date, value, coalesce(note, '') AS note
FROM indicator_month
WHERE indicator_id = $indicator_id AND area_code = $area_code
ORDER BY month_start_date;
