-- How concentrated the events of one indicator are over wards of one vintage, or hexagons ('').
SELECT places, events, first_month, last_month, gini, adjusted_gini, chance_gini_low, chance_gini_high, quarter_places,
       quarter_by_chance, half_places, half_by_chance, curve, chance_curve, draws, seed
FROM concentration
WHERE indicator_id = $indicator_id AND unit = $unit AND vintage = $vintage;
