-- How much each calendar month of a series usually differs from the year's mean: 12 rows, or none without a model.
SELECT month_of_year, factor
FROM season_factor
WHERE indicator_id = $indicator_id AND area_code = $area_code
ORDER BY month_of_year;
