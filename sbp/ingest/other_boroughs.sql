-- indicator_month of the other boroughs: from the first month to the last in which a file holds rows of the borough.
-- In: `part` and staging_month of derive.sql. Files of our borough alone leave the others' months out, not at zero.
INSERT INTO indicator_month BY NAME
WITH other AS (SELECT area_code FROM area WHERE kind = 'other_borough'),
fed AS (SELECT DISTINCT indicator_id, dataset FROM part WHERE area_kind = 'borough'),
in_file AS (SELECT DISTINCT dataset, area_code, month_start_date FROM monthly_count JOIN other USING (area_code)),
held AS (
    SELECT DISTINCT fed.indicator_id, area_code, month_start_date
    FROM fed
    JOIN in_file USING (dataset)
    JOIN staging_month AS month USING (indicator_id, month_start_date)
    WHERE month.area_kind = 'borough' AND month.is_covered),
counted AS (
    SELECT part.indicator_id, area_code, month_start_date, sum(value) AS value
    FROM part
    JOIN monthly_count USING (dataset, category_id)
    JOIN other USING (area_code)
    WHERE part.area_kind = 'borough'
    GROUP BY ALL),
calendar AS (
    SELECT indicator_id, area_code,
           unnest(generate_series(min(month_start_date), max(month_start_date), INTERVAL 1 MONTH))::DATE AS month_start_date
    FROM held
    GROUP BY indicator_id, area_code)
SELECT calendar.indicator_id, calendar.area_code, calendar.month_start_date,
       CASE WHEN held.month_start_date IS NOT NULL THEN coalesce(counted.value, 0) END AS value,
       CASE WHEN held.month_start_date IS NULL THEN 'not supplied' ELSE '' END AS note
FROM calendar
LEFT JOIN held USING (indicator_id, area_code, month_start_date)
LEFT JOIN counted USING (indicator_id, area_code, month_start_date)
ORDER BY ALL;
