-- Some indicators in every ward of one vintage, month by month, between two months; value is NULL where it was not supplied.
SELECT indicator_id, indicator_month.area_code, month_start_date, value
FROM indicator_month JOIN area USING (area_code)
WHERE kind = 'ward' AND vintage = $vintage AND list_contains($indicator_ids, indicator_id)
  AND month_start_date BETWEEN $first_month AND $last_month
ORDER BY ALL;
