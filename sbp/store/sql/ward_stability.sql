-- In how many of the ways of looking each ward of one vintage is hot, by one indicator.
SELECT area_code, share_hot, choices, months, last_month
FROM stability JOIN area USING (area_code)
WHERE indicator_id = $indicator_id AND kind = 'ward' AND vintage = $vintage
ORDER BY area_code;
