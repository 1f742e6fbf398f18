-- One indicator in one area: the months with an expected range, oldest first, and those to come; NULL value: none is held.
SELECT month_start_date, value, state, expected, low_95, high_95, low_998, high_998, rule, direction, adjusted_p
FROM expected_month
LEFT JOIN indicator_month USING (indicator_id, area_code, month_start_date)
WHERE indicator_id = $indicator_id AND area_code = $area_code
ORDER BY month_start_date;
