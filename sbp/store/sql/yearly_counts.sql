-- One measure of a yearly return for one area: the year in which each financial year starts, and its value.
SELECT year(year_start_date) AS year, value
FROM yearly_count
WHERE dataset = $dataset AND measure = $measure AND area_code = $area_code AND value IS NOT NULL
ORDER BY year;
