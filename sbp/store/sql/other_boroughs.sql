-- The region's other boroughs, by name; they are compared with ours and never chosen as an area.
SELECT area_code, area_name, 'borough' AS kind, '' AS vintage, residents_count,
       coalesce(residents_label, '') AS residents_label, area_km2
FROM area
WHERE kind = 'other_borough'
ORDER BY area_name, area_code;
