-- Which indicators hold data, for which kind of area and vintage, and from when to when.
SELECT indicator_id, kind, coalesce(vintage, '') AS vintage,
       min(month_start_date) AS first_month, max(month_start_date) AS last_month
FROM indicator_month JOIN area USING (area_code)
WHERE value IS NOT NULL AND kind IN ('borough', 'ward')
GROUP BY ALL
ORDER BY ALL;
