-- The built file. Raw tables hold what the publishers' files say after overlaps were settled; derived tables hold
-- what pages show. Months are dates on the first of the month. A change here needs a new SCHEMA_VERSION in inputs.py.

CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR);           -- version, is_demonstration, is_schematic, content_hash, last_month, built_on

CREATE TABLE source_file (
    file_id INTEGER PRIMARY KEY, name VARCHAR, sha256 VARCHAR, bytes BIGINT, format VARCHAR, source_id VARCHAR,
    first_month DATE, last_month DATE, rows_in BIGINT, loaded BIGINT, rejected BIGINT, out_of_area BIGINT,
    superseded BIGINT, retrieved_date DATE, warnings VARCHAR[]);
-- the months that each file holds of a part of a data set that is replaced as one (an area kind, a force, a category), and
-- whether it speaks for the month or another file does. own_count: what it holds of the month, to be compared with other files
CREATE TABLE file_month (
    file_id INTEGER, dataset VARCHAR, part VARCHAR, month_start_date DATE, own_count BIGINT, speaks BOOLEAN);
-- member: the archive's file in which the line stands
CREATE TABLE reject (file_id INTEGER, line BIGINT, reason VARCHAR, column_name VARCHAR, value VARCHAR, member VARCHAR);

-- places. kind: borough (ours), ward, lsoa, other_borough (the rest of the region, to compare with; never chosen as an area)
CREATE TABLE area (
    area_code VARCHAR PRIMARY KEY, area_name VARCHAR, kind VARCHAR, vintage VARCHAR, residents_count INTEGER,
    residents_label VARCHAR, area_km2 DOUBLE, label_easting DOUBLE, label_northing DOUBLE,
    label_longitude DOUBLE, label_latitude DOUBLE);
CREATE TABLE outline (area_code VARCHAR PRIMARY KEY, outline_27700 VARCHAR, outline_4326 VARCHAR);   -- GeoJSON geometries, ready to draw
CREATE TABLE neighbour (area_code VARCHAR, neighbour_code VARCHAR);
CREATE TABLE ward_overlap (
    ward_code_new VARCHAR, ward_code_old VARCHAR, share_of_new_area DOUBLE, share_of_old_area DOUBLE,
    share_of_new_residents DOUBLE, share_of_old_residents DOUBLE);
CREATE TABLE lsoa_ward (lsoa_code VARCHAR, vintage VARCHAR, ward_code VARCHAR);   -- vintage is the ward vintage; best fit

-- counts by month: what every series is made of. dataset: met_borough, met_ward, met_lsoa, met_dashboard,
-- police_street, fix_my_street, fire, council_incident, partner_return. area_code may be a borough, a ward of either vintage or an LSOA.
CREATE TABLE monthly_count (
    dataset VARCHAR, area_code VARCHAR, category_id VARCHAR, month_start_date DATE, value DOUBLE, file_id INTEGER);
-- which months were supplied, per data set, kind of area and ward vintage ('' for none). category_id '' means every category;
-- '*' means that the month's total is whole, while only categories with a row of their own in that month are supplied (the
-- Met's labels come and go). A borough other than ours without any row in a covered month was not in the file: missing.
-- So a sum over listed categories is NULL where none of them is supplied; where the month is whole ('' or '*') it is the sum
-- of those supplied; where it is not, it is NULL unless all are supplied. A sum over all categories needs '' or '*'.
CREATE TABLE coverage (dataset VARCHAR, area_kind VARCHAR, vintage VARCHAR, category_id VARCHAR, month_start_date DATE);

-- rows with a place
CREATE TABLE street_place (
    place_id INTEGER PRIMARY KEY, longitude DOUBLE, latitude DOUBLE, easting DOUBLE, northing DOUBLE, location VARCHAR);
CREATE TABLE street_incident (
    month_start_date DATE, category_id VARCHAR, place_id INTEGER, force VARCHAR, lsoa_code VARCHAR,
    ward_code_old VARCHAR, ward_code_new VARCHAR, file_id INTEGER);          -- one row an incident; NULL ward: no ward recorded
CREATE TABLE dated_report (
    dataset VARCHAR, report_id VARCHAR, report_date DATE, category_id VARCHAR, status VARCHAR, longitude DOUBLE, latitude DOUBLE,
    easting DOUBLE, northing DOUBLE, ward_code_old VARCHAR, ward_code_new VARCHAR, file_id INTEGER);

-- places smaller than wards. Hexagons (H3) that touch the borough or hold a point; the wards are those that hold most of a
-- hexagon's area, with the share of its area there (NULL without usable outlines).
CREATE TABLE cell (
    cell_id VARCHAR PRIMARY KEY, ward_code_old VARCHAR, ward_code_new VARCHAR, label_longitude DOUBLE,
    label_latitude DOUBLE, outline_4326 VARCHAR, outline_27700 VARCHAR, in_borough_share DOUBLE,
    share_in_ward_old DOUBLE, share_in_ward_new DOUBLE);
-- points at which something was recorded: the police's published points (is_snapped; revised positions taken together), and
-- the places of dated reports. name: what the police call it, without "On or near"; the wards are those it lies in.
CREATE TABLE spot (
    spot_id INTEGER PRIMARY KEY, is_snapped BOOLEAN, longitude DOUBLE, latitude DOUBLE, easting DOUBLE, northing DOUBLE,
    name VARCHAR, cell_id VARCHAR, ward_code_old VARCHAR, ward_code_new VARCHAR);
-- the wards on whose ground a published point stands: shares add up to 1 for each set of wards
CREATE TABLE spot_ward (spot_id INTEGER, ward_code VARCHAR, share DOUBLE);
-- counts at points and in hexagons, of covered months alone; a place without a row had none in a covered month
CREATE TABLE spot_month (dataset VARCHAR, category_id VARCHAR, spot_id INTEGER, month_start_date DATE, value DOUBLE);
CREATE TABLE cell_month (dataset VARCHAR, category_id VARCHAR, cell_id VARCHAR, month_start_date DATE, value DOUBLE);
-- centres of the squares of the density grid that lie in the borough (EPSG:27700 metres)
CREATE TABLE ground (easting INTEGER, northing INTEGER);

-- figures that are not monthly counts
CREATE TABLE yearly_count (
    dataset VARCHAR, area_code VARCHAR, measure VARCHAR, year_start_date DATE, value DOUBLE, unit VARCHAR, file_id INTEGER);
CREATE TABLE survey_answer (
    survey VARCHAR, wave VARCHAR, period_end_date DATE, area_code VARCHAR, question VARCHAR, answer VARCHAR,
    share DOUBLE, comparison_share DOUBLE, base_count INTEGER, file_id INTEGER);                -- shares 0 to 1
CREATE TABLE partner_return (
    measure VARCHAR, area_code VARCHAR, period_start_date DATE, period_end_date DATE, value DOUBLE, base_count INTEGER,
    supplier_role VARCHAR, file_id INTEGER);
CREATE TABLE published_figure (
    document VARCHAR, section VARCHAR, measure VARCHAR, area VARCHAR, period VARCHAR, value VARCHAR, comparison VARCHAR,
    unit VARCHAR, file_id INTEGER);

-- derived: complete months from the first to the last covered; value NULL where the month was not supplied
CREATE TABLE indicator_month (indicator_id VARCHAR, area_code VARCHAR, month_start_date DATE, value DOUBLE, note VARCHAR);
-- the seasonal model behind intervals: dispersion is variance over mean, at least 1
CREATE TABLE indicator_model (indicator_id VARCHAR, area_code VARCHAR, months_used INTEGER, mean_count DOUBLE, dispersion DOUBLE);
-- values that changed against the version before
CREATE TABLE revision (indicator_id VARCHAR, area_code VARCHAR, month_start_date DATE, value_before DOUBLE, value_now DOUBLE, version_before VARCHAR);
-- the expected range of the latest months and of three to come, each from the months before it: limits are the outermost
-- whole counts inside; NULL without a model. family: borough, other_borough, 'ward <vintage>'. adjusted_p: Benjamini-Hochberg over the
-- family's judged series of that month. rule: '', outside, two_of_three, run; direction: 1 high, -1 low, 0 none.
CREATE TABLE expected_month (
    indicator_id VARCHAR, area_code VARCHAR, month_start_date DATE, family VARCHAR, state VARCHAR, expected DOUBLE,
    low_95 DOUBLE, high_95 DOUBLE, low_998 DOUBLE, high_998 DOUBLE, p_value DOUBLE, adjusted_p DOUBLE, rule VARCHAR,
    direction INTEGER);
-- how much each calendar month usually differs from the year's mean (1: not at all)
CREATE TABLE season_factor (indicator_id VARCHAR, area_code VARCHAR, month_of_year INTEGER, factor DOUBLE);
-- the share of some 200 reasonable ways of looking (data/methods/choices.yaml) in which a ward or cell is hot, 0 to 1; months: the
-- longest window among them, which ends with last_month. Cells: indicator_id is the id of a kind in data/streets.yaml
CREATE TABLE stability (
    indicator_id VARCHAR, area_code VARCHAR, months INTEGER, last_month DATE, share_hot DOUBLE, choices INTEGER);
-- the class over time of a ward (rule: stats/space_time.py) and what it rests on; hot_since_month: where the newest quarter is hot,
-- the first month of the quarters that have been hot without a break
CREATE TABLE space_time (
    indicator_id VARCHAR, area_code VARCHAR, class VARCHAR, quarters INTEGER, hot_quarters INTEGER, recent_quarters INTEGER,
    recent_hot_quarters INTEGER, hot_since_month DATE, trend_tau DOUBLE, trend_p DOUBLE, last_month DATE);
-- would a rule have named the right places? Means over past quarters with their 95% intervals. unit: ward (of a vintage) or cell
-- (indicator_id: a kind in data/streets.yaml);
-- rule: count, smoothed, gi_star, kernel, mean_of_all, chance, hindsight; hit: the share of the events in the `named` of all places;
-- pei: that share over the best possible; lead: that share less that of the plain count
CREATE TABLE back_test (
    indicator_id VARCHAR, unit VARCHAR, vintage VARCHAR, rule VARCHAR, places INTEGER, named INTEGER, tries INTEGER, last_month DATE,
    hit DOUBLE, hit_low DOUBLE, hit_high DOUBLE, pei DOUBLE, pei_low DOUBLE, pei_high DOUBLE, lead DOUBLE, lead_low DOUBLE,
    lead_high DOUBLE);
-- how concentrated the events of 12 months are, beside as many laid down at random (by residents over wards, by ground over cells).
-- curve, chance_curve: the share of the events in the fullest 0, 1, ..., 100% of the places
CREATE TABLE concentration (
    indicator_id VARCHAR, unit VARCHAR, vintage VARCHAR, places INTEGER, events INTEGER, first_month DATE, last_month DATE,
    gini DOUBLE, adjusted_gini DOUBLE, chance_gini DOUBLE, chance_gini_low DOUBLE, chance_gini_high DOUBLE,
    quarter_places INTEGER, quarter_by_chance DOUBLE, half_places INTEGER, half_by_chance DOUBLE, curve DOUBLE[],
    chance_curve DOUBLE[], draws INTEGER, seed INTEGER);
-- of the latest months judged, how many had a 95% range from so many months before, and in how many the count lay inside
CREATE TABLE forecast_hit (
    indicator_id VARCHAR, area_code VARCHAR, months_ahead INTEGER, inside_count INTEGER, judged_count INTEGER);
