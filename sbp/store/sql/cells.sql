-- hexagons: the ward that holds most of each (of the boundaries in force), the share there, its middle and its outline
SELECT cell_id, coalesce(ward_code_new, ''), coalesce(share_in_ward_new, 0), label_longitude, label_latitude, outline_4326
FROM cell ORDER BY cell_id
