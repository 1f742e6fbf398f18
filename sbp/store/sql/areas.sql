-- Every area of the kinds that people choose from: the borough first, then wards by vintage and name.
SELECT area_code, area_name, kind, coalesce(vintage, '') AS vintage, residents_count,
       coalesce(residents_label, '') AS residents_label, area_km2
FROM area
WHERE kind IN ('borough', 'ward')
ORDER BY kind, vintage, area_name, area_code;
