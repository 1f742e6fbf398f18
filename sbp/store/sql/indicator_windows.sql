-- Each area of an indicator: sums over a window of months and over an earlier window of the same length, with how many of
-- each window's months were supplied, and how many of both are withheld (their note begins so). Areas without any month of either window are left out.
SELECT area_code,
       coalesce(sum(value) FILTER (month_start_date >= $first_month), 0) AS latest,
       count(value) FILTER (month_start_date >= $first_month) AS latest_months,
       coalesce(sum(value) FILTER (month_start_date <= $earlier_last), 0) AS earlier,
       count(value) FILTER (month_start_date <= $earlier_last) AS earlier_months,
       count(*) FILTER ((month_start_date >= $first_month OR month_start_date <= $earlier_last) AND note LIKE 'withheld%')
           AS withheld_months
FROM indicator_month
WHERE indicator_id = $indicator_id AND month_start_date BETWEEN $earlier_first AND $last_month
GROUP BY area_code;
