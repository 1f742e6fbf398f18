SELECT cell_id, label_longitude, label_latitude FROM cell
