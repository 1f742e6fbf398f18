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

-- Why a month cannot be told, where more is known than that it was not supplied: losses.py.
CREATE TEMP TABLE IF NOT EXISTS staging_lost (
    dataset VARCHAR, area_kind VARCHAR, vintage VARCHAR, area_code VARCHAR, category_id VARCHAR,
    month_start_date DATE, reason VARCHAR);

CREATE OR REPLACE TEMP TABLE staging_why AS
SELECT part.indicator_id, area_kind, lost.vintage, lost.area_code, lost.month_start_date, min(reason) AS reason
FROM part
JOIN staging_lost AS lost USING (dataset, area_kind)
LEFT JOIN staging_month AS month
    ON month.indicator_id = part.indicator_id AND month.area_kind = part.area_kind
    AND month.vintage = lost.vintage AND month.month_start_date = lost.month_start_date
WHERE (lost.area_code <> '' AND lost.category_id IN ('', part.category_id))
   OR (lost.area_code = '' AND NOT coalesce(month.is_covered, false)
       AND (is_all OR lost.category_id IN ('', '*', part.category_id)))
GROUP BY ALL;

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
       CASE WHEN month.is_covered AND why_here.reason IS NULL THEN coalesce(staging_value.value, 0) END AS value,
       CASE
           WHEN coalesce(why_all.reason, why_here.reason) IS NOT NULL THEN coalesce(why_all.reason, why_here.reason)
           WHEN month.is_covered THEN ''
           WHEN month.is_whole THEN 'the publisher did not use this category in this month'
           ELSE 'not supplied'
       END AS note
FROM calendar
JOIN area ON area.kind = calendar.area_kind AND coalesce(area.vintage, '') = calendar.vintage
LEFT JOIN staging_month AS month
    ON month.indicator_id = calendar.indicator_id AND month.area_kind = calendar.area_kind
    AND month.vintage = calendar.vintage AND month.month_start_date = calendar.month_start_date
LEFT JOIN staging_why AS why_all
    ON why_all.indicator_id = calendar.indicator_id AND why_all.area_kind = calendar.area_kind
    AND why_all.vintage = calendar.vintage AND why_all.month_start_date = calendar.month_start_date
    AND why_all.area_code = ''
LEFT JOIN staging_why AS why_here
    ON why_here.indicator_id = calendar.indicator_id AND why_here.area_kind = calendar.area_kind
    AND why_here.vintage = calendar.vintage AND why_here.month_start_date = calendar.month_start_date
    AND why_here.area_code = area.area_code
LEFT JOIN staging_value
    ON staging_value.indicator_id = calendar.indicator_id AND staging_value.area_kind = calendar.area_kind
    AND staging_value.area_code = area.area_code AND staging_value.month_start_date = calendar.month_start_date
ORDER BY ALL;
