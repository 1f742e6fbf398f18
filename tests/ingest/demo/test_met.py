"""Met files: the publisher's headers and layout, and every borough of the region."""

import csv

WARDS, OLD_WARDS = "met/met-ward-crime-historical.csv", "met/met-ward-crime-24-months-old-wards.csv"
HISTORY, DASHBOARD = "met/met-borough-crime-historical.csv", "met/met-monthly-dashboard.csv"


def _header(folder, name):
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def test_headers_are_the_publishers(demo_folder):
    ward = _header(demo_folder, WARDS)
    assert ward[:6] == ["WardName", "WardCode", "MajorText", "MinorText", "LookUp_BoroughName", "201802"]
    assert ward[-1] == "202202"
    assert len(ward) == 5 + 49
    old = _header(demo_folder, OLD_WARDS)
    assert old[:6] == ["MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName", "202003"]
    assert len(old) == 5 + 24
    assert _header(demo_folder, HISTORY)[:4] == ["MajorText", "MinorText", "BoroughName", "201802"]


def test_each_file_keeps_to_one_set_of_wards(rows_of):
    current, old = ({row["WardCode"] for row in rows_of(name)} for name in (WARDS, OLD_WARDS))
    assert len(current) == len(old) == 22
    assert min(current) == "E05013987"
    assert max(old) == "E05000127"


def test_a_combination_without_an_offence_has_no_row(rows_of, monthly):
    assert all(sum(monthly([row]).values()) for row in rows_of(WARDS))


def test_the_region_is_whole_and_the_city_is_absent(rows_of):
    names = {row["BoroughName"] for row in rows_of(HISTORY)}
    assert len(names) == 32
    assert "City of London" not in names


def test_every_borough_has_every_category_and_its_rates_are_drawn_afresh_for_each(rows_of, monthly):
    totals: dict[str, dict[str, int]] = {}
    for row in rows_of(HISTORY):
        label = f"{row['MajorText']}, {row['MinorText']}"
        totals.setdefault(label, {})[row["BoroughName"]] = sum(monthly([row]).values())
    assert all(len(boroughs) == 32 for boroughs in totals.values())
    ours = [sorted(boroughs.values()).index(boroughs["Bromley"]) for boroughs in totals.values()]
    assert len(set(ours)) > 5


def test_the_dashboard_is_tidy_and_its_financial_years_start_in_april(rows_of):
    rows = rows_of(DASHBOARD)
    march, april = (next(row for row in rows if row["Month_Year"] == month) for month in ("2021-03-01", "2021-04-01"))
    assert (march["Financial Year"], march["FY_FYIndex"]) == ("fy20-21", "20-21_12")
    assert (april["Financial Year"], april["FY_FYIndex"]) == ("fy21-22", "21-22_01")
    keys = [(row["Month_Year"], row["Area Code"], row["Crime Subtype"]) for row in rows]
    assert len(keys) == len(set(keys))
    assert {row["Measure"] for row in rows} == {"Offences"}


def test_parts_stay_below_what_contains_them(rows_of):
    counts = {(r["Crime Subtype"], r["Area Code"], r["Month_Year"]): int(r["Count"]) for r in rows_of(DASHBOARD)}
    whole = {"Knife Crime with Injury": "Knife Crime", "Racist and Religious Crime": "Hate Crime",
             "Domestic Abuse Violence with Injury": "Domestic Abuse"}  # fmt: skip
    checked = [counts[part, *key] <= counts[whole[part], *key] for part, *key in counts if part in whole]
    assert len(checked) == (2 * 32 + 1) * 49, "a measure of ours that others lack would make us the highest of all"
    assert all(checked)
