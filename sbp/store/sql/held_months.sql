-- Every month held of some indicators, in the borough and in wards.
SELECT indicator_id, area_code, month_start_date, value, coalesce(note, '')
FROM indicator_month JOIN area USING (area_code)
WHERE list_contains($indicator_ids, indicator_id) AND kind IN ('borough', 'ward')
ORDER BY ALL;
