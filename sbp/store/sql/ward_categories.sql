-- What each ward of a vintage counted of each category in a span of months.
SELECT area_code, category_id, sum(value) AS value
FROM monthly_count JOIN area USING (area_code)
WHERE dataset = $dataset AND area.kind = 'ward' AND area.vintage = $vintage
  AND month_start_date BETWEEN $first_month AND $last_month AND list_contains($categories, category_id)
GROUP BY ALL
ORDER BY ALL;
