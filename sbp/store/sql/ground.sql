SELECT easting, northing FROM ground ORDER BY ALL
