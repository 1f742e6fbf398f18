-- The newest month of every series of some families, where it was judged; a series whose newest month was not judged has no row.
WITH newest AS (
    SELECT indicator_id, area_code, max(month_start_date) AS month_start_date
    FROM expected_month
    WHERE family IN (SELECT unnest($families)) AND state <> 'forecast'
    GROUP BY ALL)
SELECT family, indicator_id, area_code, month_start_date, value, state, expected, low_95, high_95, low_998, high_998, rule,
       direction, adjusted_p
FROM newest
JOIN expected_month USING (indicator_id, area_code, month_start_date)
LEFT JOIN indicator_month USING (indicator_id, area_code, month_start_date)
ORDER BY adjusted_p, indicator_id, area_code;
