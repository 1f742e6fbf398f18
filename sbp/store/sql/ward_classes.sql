-- How hot spots come and go: the class over time of each ward of one vintage, by one indicator.
SELECT area_code, class, quarters, hot_quarters, recent_quarters, recent_hot_quarters, hot_since_month, space_time.last_month
FROM space_time JOIN area USING (area_code)
WHERE indicator_id = $indicator_id AND kind = 'ward' AND vintage = $vintage
ORDER BY area_code;
