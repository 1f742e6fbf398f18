-- The older wards that share ground with a newer one, the largest share of its residents (else of its area) first.
SELECT ward_code_old, share_of_new_residents, share_of_new_area, share_of_old_residents, share_of_old_area
FROM ward_overlap
WHERE ward_code_new = $ward_code
ORDER BY coalesce(share_of_new_residents, share_of_new_area) DESC, ward_code_old;
