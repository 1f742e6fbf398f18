-- months in which every one of each wish's categories was supplied for the whole borough, by the wish's place (from 0)
WITH wish AS (
    SELECT unnest(range(len($datasets::VARCHAR[]))) AS place, unnest($datasets::VARCHAR[]) AS dataset,
           unnest($categories::VARCHAR[][]) AS categories
), wanted AS (
    SELECT place, dataset, len(categories) AS number, unnest(categories) AS category_id FROM wish
)
SELECT place, month_start_date
FROM wanted JOIN coverage USING (dataset)
WHERE area_kind = 'borough' AND coverage.category_id IN ('', '*', wanted.category_id)
GROUP BY place, number, month_start_date
HAVING count(DISTINCT wanted.category_id) = number
ORDER BY place, month_start_date
