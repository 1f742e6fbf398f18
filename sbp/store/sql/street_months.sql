-- months in which every one of some categories of a data set was supplied for the whole borough
SELECT month_start_date
FROM coverage
CROSS JOIN (SELECT unnest($categories::VARCHAR[]) AS wanted)
WHERE dataset = $dataset AND area_kind = 'borough' AND category_id IN ('', '*', wanted)
GROUP BY month_start_date
HAVING count(DISTINCT wanted) = len($categories::VARCHAR[])
ORDER BY month_start_date
