-- One area's counts by category from a month on: a row for each month in which the data set supplies the category, 0 for none.
WITH wanted AS (SELECT unnest($categories) AS category_id),
supply AS (
    SELECT month_start_date, bool_or(category_id = '') AS is_every, list(category_id) AS listed
    FROM coverage
    WHERE dataset = $dataset AND area_kind = $kind AND coalesce(vintage, '') = $vintage AND month_start_date >= $first_month
    GROUP BY month_start_date),
counted AS (
    SELECT category_id, month_start_date, sum(value) AS value
    FROM monthly_count
    WHERE dataset = $dataset AND area_code = $area_code AND month_start_date >= $first_month
    GROUP BY ALL)
SELECT category_id, month_start_date, coalesce(value, 0) AS value
FROM supply
JOIN wanted ON is_every OR list_contains(listed, category_id)
LEFT JOIN counted USING (category_id, month_start_date)
ORDER BY ALL;
