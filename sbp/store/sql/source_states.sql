-- How many files of each source were read, to which month they run and when the newest was received. Where none of
-- their rows could be used they run to no month.
SELECT source_id, count(*) AS files_count,
       CASE WHEN sum(loaded) > 0 THEN min(first_month) END AS first_month,
       CASE WHEN sum(loaded) > 0 THEN max(last_month) END AS last_month,
       max(retrieved_date) AS retrieved_date
FROM source_file
GROUP BY source_id
ORDER BY source_id;
