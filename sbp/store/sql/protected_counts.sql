-- Counts of some data sets by category, in the borough and in wards.
SELECT dataset, area_code, category_id, month_start_date, sum(value)
FROM monthly_count JOIN area USING (area_code)
WHERE list_contains($datasets, dataset) AND kind IN ('borough', 'ward')
GROUP BY ALL
ORDER BY ALL;
