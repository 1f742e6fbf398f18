-- `indicator_series` of several indicators.
SELECT indicator_id, month_start_date, value, coalesce(note, '') AS note
FROM indicator_month
WHERE list_contains($indicator_ids, indicator_id) AND area_code = $area_code
ORDER BY indicator_id, month_start_date;
