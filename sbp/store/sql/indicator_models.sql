-- The seasonal model behind the intervals, for each area of an indicator; dispersion is NULL where the months are too few.
SELECT area_code, months_used, CASE WHEN NOT isnan(dispersion) THEN dispersion END AS dispersion
FROM indicator_model
WHERE indicator_id = $indicator_id;
