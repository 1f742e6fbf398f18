-- How rules of choosing places did on past quarters, by one indicator: wards of one vintage, or hexagons ('').
SELECT rule, places, named, tries, last_month, hit, hit_low, hit_high, pei, pei_low, pei_high, lead, lead_low, lead_high
FROM back_test
WHERE indicator_id = $indicator_id AND unit = $unit AND vintage = $vintage
ORDER BY hit DESC, rule;
