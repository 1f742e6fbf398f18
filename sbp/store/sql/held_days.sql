-- Impact days held, newest first, as the public's file has them.
SELECT day, ward_code, ward_name, theme, outputs
FROM impact_day_held
ORDER BY day DESC, ward_code;
