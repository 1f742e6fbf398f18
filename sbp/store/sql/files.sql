-- Every file read, with its account, by source and name.
SELECT file_id, name, sha256, bytes, format, source_id, first_month, last_month, rows_in, loaded, rejected, out_of_area,
       superseded, retrieved_date, warnings
FROM source_file
ORDER BY source_id, last_month, name, file_id;
