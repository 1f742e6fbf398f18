-- `indicator_models` of several indicators.
SELECT indicator_id, area_code, months_used, CASE WHEN NOT isnan(dispersion) THEN dispersion END AS dispersion
FROM indicator_model
WHERE list_contains($indicator_ids, indicator_id);
