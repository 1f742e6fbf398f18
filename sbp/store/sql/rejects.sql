-- Rejected rows one by one, in the order of files and lines.
SELECT concat_ws('/', name, nullif(member, '')) AS name, line, reason, coalesce(column_name, '') AS column_name, coalesce(reject.value, '') AS value
FROM reject JOIN source_file USING (file_id)
ORDER BY file_id, member, line
LIMIT $limit;
