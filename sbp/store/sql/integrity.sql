-- Faults that no version may have, counted: files whose rows do not add up, counts that stand twice, negative counts,
-- series with a hole in their calendar.
SELECT
    (SELECT count(*) FROM source_file WHERE rows_in <> loaded + rejected + out_of_area) AS files_not_accounted,
    (SELECT count(*) FROM (SELECT 1 FROM monthly_count GROUP BY dataset, area_code, category_id, month_start_date
                           HAVING count(*) > 1)) AS counts_twice,
    (SELECT count(*) FROM monthly_count WHERE value < 0) AS counts_negative,
    (SELECT count(*) FROM (SELECT 1 FROM indicator_month GROUP BY indicator_id, area_code
                           HAVING count(*) <> datediff('month', min(month_start_date), max(month_start_date)) + 1)
    ) AS series_with_holes;
