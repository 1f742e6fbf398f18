-- How many files of each source were read, to which month they run and when the newest was received.
SELECT source_id, count(*) AS files_count, min(first_month) AS first_month, max(last_month) AS last_month,
       max(retrieved_date) AS retrieved_date
FROM source_file
GROUP BY source_id
ORDER BY source_id;
