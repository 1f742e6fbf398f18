-- incidents of a data set that are recorded for the borough without a point, and reports without one
SELECT
    (SELECT count(*) FROM street_incident
     WHERE $dataset = 'police_street' AND place_id IS NULL AND category_id IN (SELECT unnest($categories::VARCHAR[]))
       AND month_start_date BETWEEN $first AND $last)
    + (SELECT count(*) FROM dated_report
       WHERE dataset = $dataset AND longitude IS NULL AND category_id IN (SELECT unnest($categories::VARCHAR[]))
         AND date_trunc('month', report_date) BETWEEN $first AND $last)
