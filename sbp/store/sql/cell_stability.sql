-- In how many of the ways of looking each hexagon is hot, by one kind of record with a place.
SELECT area_code, share_hot, choices, months, last_month
FROM stability JOIN cell ON cell_id = area_code
WHERE indicator_id = $kind_id
ORDER BY area_code;
