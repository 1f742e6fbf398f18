-- For every indicator that any of these areas holds: the last month held, and each area's sums over the months up to it and
-- over the same months whole years before, with how many of each were supplied, and how many of both are withheld (their note begins so).
WITH held AS (
    SELECT indicator_id, max(month_start_date) AS last_month
    FROM indicator_month
    WHERE value IS NOT NULL AND list_contains($area_codes, area_code)
    GROUP BY indicator_id)
SELECT indicator_id, last_month, area_code,
       coalesce(sum(value) FILTER (month_start_date > last_month - to_months($months)), 0) AS latest,
       count(value) FILTER (month_start_date > last_month - to_months($months)) AS latest_months,
       coalesce(sum(value) FILTER (month_start_date <= last_month - to_months($back)), 0) AS earlier,
       count(value) FILTER (month_start_date <= last_month - to_months($back)) AS earlier_months,
       count(*) FILTER ((month_start_date > last_month - to_months($months)
                         OR month_start_date <= last_month - to_months($back)) AND note LIKE 'withheld%') AS withheld_months
FROM indicator_month JOIN held USING (indicator_id)
WHERE list_contains($area_codes, area_code)
  AND month_start_date > last_month - to_months($months + $back) AND month_start_date <= last_month
GROUP BY ALL;
