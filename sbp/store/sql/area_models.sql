-- The seasonal models of some areas, for every indicator; dispersion is NULL where the months are too few.
SELECT indicator_id, area_code, months_used, CASE WHEN NOT isnan(dispersion) THEN dispersion END AS dispersion
FROM indicator_model
WHERE list_contains($area_codes, area_code);
