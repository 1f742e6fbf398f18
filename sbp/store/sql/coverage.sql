-- Which months each data set supplies, by kind of area and vintage, and how many between the first and the last it does not.
SELECT dataset, area_kind, coalesce(vintage, '') AS vintage,
       min(month_start_date) AS first_month, max(month_start_date) AS last_month,
       datediff('month', min(month_start_date), max(month_start_date)) + 1 - count(DISTINCT month_start_date) AS missing_count
FROM coverage
GROUP BY ALL
ORDER BY ALL;
