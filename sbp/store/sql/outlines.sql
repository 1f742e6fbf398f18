-- Outlines of one kind and vintage as GeoJSON geometries, with the point where a label fits.
SELECT area_code, area_name, outline_27700, outline_4326, label_easting, label_northing, label_longitude, label_latitude
FROM area JOIN outline USING (area_code)
WHERE kind = $kind AND coalesce(vintage, '') = $vintage
ORDER BY area_name, area_code;
