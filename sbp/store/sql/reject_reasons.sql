-- Rejected rows counted by file and reason, with the first line each stood on.
SELECT file_id, reason, count(*) AS rows_count, min(line) AS first_line
FROM reject
GROUP BY file_id, reason
ORDER BY file_id, rows_count DESC, reason;
