-- Every month of a part of a data set for which one of some files speaks, with all files that hold it, newest last.
-- $hashes: the SHA-256 of those files.
WITH chosen AS (
    SELECT DISTINCT dataset, part, month_start_date
    FROM file_month JOIN source_file USING (file_id)
    WHERE speaks AND list_contains($hashes, sha256))
SELECT dataset, part, month_start_date AS month, sha256, name, own_count, speaks
FROM chosen JOIN file_month USING (dataset, part, month_start_date) JOIN source_file USING (file_id)
ORDER BY dataset, part, month_start_date, file_id;
