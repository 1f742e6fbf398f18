-- indicator_month: for every indicator and area a complete run of months from the first covered to the last.
-- In: `part` (indicator_id, area_kind, dataset, category_id, is_all), one row for each category of an indicator.
-- How coverage is read stands in overlaps.py: '' covers every category, '*' says that the month's total is whole.

CREATE OR REPLACE TEMP TABLE staging_supply AS
SELECT dataset, area_kind, coalesce(vintage, '') AS vintage, month_start_date,
       bool_or(category_id = '') AS is_every, bool_or(category_id IN ('', '*')) AS is_whole
FROM coverage
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE staging_cover AS
SELECT DISTINCT dataset, area_kind, coalesce(vintage, '') AS vintage, month_start_date, category_id
FROM coverage;

CREATE OR REPLACE TEMP TABLE staging_month AS
SELECT indicator_id, area_kind, vintage, month_start_date, is_whole,
       CASE
           WHEN is_all THEN is_whole
           WHEN is_every THEN true
           WHEN is_whole THEN covered_count > 0
           ELSE covered_count = wanted_count
       END AS is_covered
FROM (
    SELECT part.indicator_id, part.area_kind, supply.vintage, supply.month_start_date, is_all, is_every, is_whole,
           count(*) AS wanted_count, count(cover.category_id) AS covered_count
    FROM part
    JOIN staging_supply AS supply USING (dataset, area_kind)
    LEFT JOIN staging_cover AS cover
        ON cover.dataset = part.dataset AND cover.area_kind = part.area_kind AND cover.vintage = supply.vintage
        AND cover.month_start_date = supply.month_start_date AND cover.category_id = part.category_id
    GROUP BY ALL);

CREATE OR REPLACE TEMP TABLE staging_value AS
SELECT part.indicator_id, part.area_kind, area_code, month_start_date, sum(value) AS value
FROM part
JOIN monthly_count USING (dataset, category_id)
JOIN area USING (area_code)
WHERE area.kind = part.area_kind
GROUP BY ALL;

INSERT INTO indicator_month BY NAME
WITH span AS (
    SELECT indicator_id, area_kind, vintage, min(month_start_date) AS first_month, max(month_start_date) AS last_month
    FROM staging_month
    WHERE is_covered
    GROUP BY ALL),
calendar AS (
    SELECT indicator_id, area_kind, vintage,
           unnest(generate_series(first_month, last_month, INTERVAL 1 MONTH))::DATE AS month_start_date
    FROM span)
SELECT calendar.indicator_id, area.area_code, calendar.month_start_date,
       CASE WHEN month.is_covered THEN coalesce(staging_value.value, 0) END AS value,
       CASE
           WHEN month.is_covered THEN ''
           WHEN month.is_whole THEN 'the publisher did not use this category in this month'
           ELSE 'not supplied'
       END AS note
FROM calendar
JOIN area ON area.kind = calendar.area_kind AND coalesce(area.vintage, '') = calendar.vintage
LEFT JOIN staging_month AS month
    ON month.indicator_id = calendar.indicator_id AND month.area_kind = calendar.area_kind
    AND month.vintage = calendar.vintage AND month.month_start_date = calendar.month_start_date
LEFT JOIN staging_value
    ON staging_value.indicator_id = calendar.indicator_id AND staging_value.area_kind = calendar.area_kind
    AND staging_value.area_code = area.area_code AND staging_value.month_start_date = calendar.month_start_date
ORDER BY ALL;
