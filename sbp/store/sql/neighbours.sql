-- Pairs of wards of one vintage that share a boundary, both ways round.
SELECT neighbour.area_code, neighbour_code
FROM neighbour JOIN area USING (area_code)
WHERE kind = 'ward' AND vintage = $vintage
ORDER BY ALL;
