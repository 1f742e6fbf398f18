-- `expected_months` of several indicators.
SELECT indicator_id, month_start_date, value, state, expected, low_95, high_95, low_998, high_998, rule, direction, adjusted_p
FROM expected_month
LEFT JOIN indicator_month USING (indicator_id, area_code, month_start_date)
WHERE list_contains($indicator_ids, indicator_id) AND area_code = $area_code
ORDER BY indicator_id, month_start_date;
