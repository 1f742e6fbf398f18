SELECT survey, question, wave, period_end_date, share, comparison_share, base_count, source_id
FROM survey_answer
LEFT JOIN source_file USING (file_id)
WHERE area_code = $area_code
QUALIFY count(*) OVER (PARTITION BY survey, question, answer) >= $least
ORDER BY survey, question, period_end_date
