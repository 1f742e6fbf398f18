-- Each ward of one vintage, and the borough: sums over a window of months and over an earlier window of the same length, with
-- how many of each window's months were supplied, and the series' model. Areas without data have 0 months.
SELECT a.area_code, a.kind,
       coalesce(sum(m.value) FILTER (m.month_start_date >= $first_month), 0) AS latest,
       count(m.value) FILTER (m.month_start_date >= $first_month) AS latest_months,
       coalesce(sum(m.value) FILTER (m.month_start_date <= $earlier_last), 0) AS previous,
       count(m.value) FILTER (m.month_start_date <= $earlier_last) AS previous_months,
       any_value(model.months_used) AS months_used,
       any_value(model.dispersion) FILTER (NOT isnan(model.dispersion)) AS dispersion
FROM area AS a
LEFT JOIN indicator_month AS m
    ON m.area_code = a.area_code AND m.indicator_id = $indicator_id
    AND m.month_start_date BETWEEN $earlier_first AND $last_month
LEFT JOIN indicator_model AS model ON model.area_code = a.area_code AND model.indicator_id = $indicator_id
WHERE (a.kind = 'ward' AND a.vintage = $vintage) OR a.area_code = $borough_code
GROUP BY a.area_code, a.kind
ORDER BY a.area_code;
