-- How past forecasts of a series have done: for one, two and three months ahead, how many were right and how many were made.
SELECT inside_count, judged_count
FROM forecast_hit
WHERE indicator_id = $indicator_id AND area_code = $area_code
ORDER BY months_ahead;
