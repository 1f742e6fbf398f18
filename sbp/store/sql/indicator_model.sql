-- The seasonal model behind the intervals of one series; no row where there is none.
SELECT months_used, CASE WHEN NOT isnan(dispersion) THEN dispersion END AS dispersion
FROM indicator_model
WHERE indicator_id = $indicator_id AND area_code = $area_code;
