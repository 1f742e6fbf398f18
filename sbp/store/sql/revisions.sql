-- Figures that differ from the version before, newest months first.
SELECT indicator_id, area_code, month_start_date, value_before, value_now, version_before
FROM revision
ORDER BY month_start_date DESC, indicator_id, area_code
LIMIT $limit;
