-- How many months the model of one series rests on, and their mean, where it is given.
SELECT months_used, mean_count
FROM indicator_model
WHERE indicator_id = $indicator_id AND area_code = $area_code AND mean_count IS NOT NULL AND months_used > 0;
