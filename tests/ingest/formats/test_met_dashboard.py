"""The Met's monthly dashboard: outcomes are no offences, flags never add up, spelling varies and codes decide."""

import csv
from collections import Counter
from dataclasses import replace

import openpyxl
import pytest

from sbp import content, settings
from sbp.ingest import geo
from sbp.ingest.context import Context
from sbp.ingest.formats import met_dashboard, recognise
from sbp.ingest.opened import open_file
from sbp.model import Label

WARD = "E05099901"
HEADER = (
    "Month_Year,Area Type,Borough_SNT,Area Name,Area Code,Crime Type,Crime Subtype,Measure,"
    "Financial Year,FY_FYIndex,Count,Refresh Date\n"
)
ROW = (
    "2024-05-01,Borough,Sampleton,Sampleton,E09000099,Knife Crime,Knife Crime,Offences,fy24-25,24-25_01,9,2024-07-01\n"
)
WARD_ROW = ROW.replace("Borough,Sampleton,Sampleton,E09000099", f"Safer Neighbourhood Teams,Sampleton X,X,{WARD} ")


@pytest.fixture
def met(context: Context) -> Context:
    """Knife crime flags, one generation of offences with its months, and what is not notifiable."""
    labels = (
        Label("met_dashboard", "Knife Crime", "Knife Crime", "knife", None, None),
        Label("met_dashboard", "Knife Crime", "With Injury", "knife_injury", None, None),
        Label("met_dashboard", "Other Accepted Crime", "", "not_notifiable", None, None),
        Label("met_2019", "Theft", "Shoplifting", "shoplifting", None, None),
        Label("met_2019", "Theft", "Other Theft", "other_theft", None, None),
    )
    return replace(context, labels=labels)


def rows(reading, dataset):
    table = reading.tables["monthly_count"]
    columns = ["area_code", "category_id", "month_start_date", "value"]
    picked = table.loc[table["dataset"] == dataset, columns]
    return sorted((row[0], row[1], f"{row[2]:%Y-%m}", row[3]) for row in picked.itertuples(index=False))


def covered(reading, dataset, kind):
    table = reading.tables["coverage"]
    picked = table[(table["dataset"] == dataset) & (table["area_kind"] == kind)]
    return sorted((each.category_id, f"{each.month_start_date:%Y-%m}") for each in picked.itertuples())


def test_borough_and_ward_rows_are_read_by_their_codes(written, met):
    opened = written(HEADER + ROW + WARD_ROW.replace(",9,", ",2,"))
    assert recognise(opened) is met_dashboard
    reading = met_dashboard.read(opened, met)
    assert rows(reading, "met_dashboard") == [(WARD, "knife", "2024-05", 2), ("E09000099", "knife", "2024-05", 9)]
    assert reading.loaded == reading.rows_in == 2


def test_positive_outcomes_are_kept_apart_from_offences(written, met):
    reading = met_dashboard.read(written(HEADER + ROW + ROW.replace("Offences", "Positive Outcomes")), met)
    assert rows(reading, "met_dashboard") == [("E09000099", "knife", "2024-05", 9)]
    assert rows(reading, "met_dashboard_outcomes") == [("E09000099", "knife", "2024-05", 9)]


def test_each_subtype_is_a_category_and_no_total_of_them_is_whole(written, met):
    later = ROW.replace("2024-05", "2024-06")
    text = HEADER + ROW + ROW.replace("Knife Crime,Offences", "With Injury,Offences") + later + WARD_ROW
    reading = met_dashboard.read(written(text), met)
    expected = [("knife", "2024-05"), ("knife", "2024-06"), ("knife_injury", "2024-05"), ("knife_injury", "2024-06")]
    assert covered(reading, "met_dashboard", "borough") == expected
    assert covered(reading, "met_dashboard", "ward") == expected


@pytest.mark.parametrize(
    "broken",
    [ROW.replace(",9,", ",n/a,"), ROW.replace("Knife Crime,Offences", "Knives,Offences")],
    ids=["count", "label"],
)
def test_what_a_rejected_row_counts_is_missing_and_never_zero(written, met, broken):
    other = ROW.replace("Knife Crime,Offences", "With Injury,Offences")
    june = ROW.replace("2024-05", "2024-06")
    reading = met_dashboard.read(written(HEADER + broken + other + WARD_ROW + june), met)
    at_borough = covered(reading, "met_dashboard", "borough")
    assert ("knife_injury", "2024-05") in at_borough
    assert ("knife", "2024-06") in at_borough
    assert ("knife", "2024-05") not in at_borough
    assert ("knife", "2024-05") in covered(reading, "met_dashboard", "ward")


def test_all_notifiable_offences_have_a_whole_total_and_other_accepted_crime_its_own_category(written, met):
    header = HEADER.replace("Area Name", "Area name").replace(
        "Crime Type,Crime Subtype", "OFFENCE GROUP,Offence_Subgroup"
    )
    text = header + ROW.replace("Knife Crime,Knife Crime", "THEFT,SHOPLIFTING")
    text += ROW.replace("Knife Crime,Knife Crime", "OTHER ACCEPTED CRIME,ANYTHING")
    reading = met_dashboard.read(written(text), met)
    assert [row[1] for row in rows(reading, "met_dashboard_tno")] == ["not_notifiable", "shoplifting"]
    assert covered(reading, "met_dashboard_tno", "borough") == [
        ("*", "2024-05"), ("not_notifiable", "2024-05"), ("other_theft", "2024-05"), ("shoplifting", "2024-05"),
    ]  # fmt: skip


@pytest.mark.parametrize("day", ["01/05/2024", "1/5/2024", "2024-05-01 00:00:00"])
def test_dates_are_read_day_first_or_in_order(written, met, day):
    reading = met_dashboard.read(written(HEADER + ROW.replace("2024-05-01", day)), met)
    assert rows(reading, "met_dashboard")[0][2] == "2024-05"


@pytest.mark.parametrize(
    ("row", "reason", "value"),
    [
        (ROW.replace("2024-05-01", "05/31/2024"), "not the first day", "05/31/2024"),
        (ROW.replace(",9,", ",1.5,"), "not a whole number", "1.5"),
        (ROW.replace("Offences", "Victims"), "measure is not one", "Victims"),
        (ROW.replace("Knife Crime,Knife", "Knife Crime,Spoon"), "category is not one", "knife crime / spoon crime"),
        (WARD_ROW.replace(WARD, "E05000001"), "No area of Sampleton", "E05000001"),
        (WARD_ROW.replace(WARD, ""), "names are never a key", ""),
        (ROW, "came before", "E09000099, knife crime / knife crime, as on line 2"),
        (ROW[:40] + "\n", "5 columns where the header has 12", ""),
    ],
)
def test_a_bad_row_is_a_reject_with_its_line_and_value(written, met, row, reason, value):
    reading = met_dashboard.read(written(HEADER + ROW + row), met)
    assert [(fault.line, fault.value) for fault in reading.rejects] == [(3, value)]
    assert reason in reading.rejects[0].reason
    assert rows(reading, "met_dashboard") == [("E09000099", "knife", "2024-05", 9)]


def test_areas_elsewhere_are_out_of_area_though_their_names_are_like_ours(written, met):
    row = WARD_ROW.replace("Sampleton X", "Elsewhere Sampleton Cross").replace(WARD, "E05000001")
    reading = met_dashboard.read(written(HEADER + ROW + row), met)
    assert (reading.loaded, reading.out_of_area, reading.rejects) == (1, 1, [])


def test_the_workbook_edition_is_found_on_whichever_sheet_it_stands(tmp_path, met):
    book = openpyxl.Workbook()
    book.active.append(["Notes"])
    sheet = book.create_sheet("Data")
    sheet.append(["Monthly crime dashboard"])
    for line in (HEADER + ROW).splitlines():
        sheet.append([int(cell) if cell.isdecimal() else cell for cell in line.split(",")])
    book.save(tmp_path / "dashboard.xlsx")
    book.close()
    opened = open_file(tmp_path / "dashboard.xlsx", "dashboard.xlsx")
    assert recognise(opened) is met_dashboard
    assert rows(met_dashboard.read(opened, met), "met_dashboard") == [("E09000099", "knife", "2024-05", 9)]


def test_a_file_without_a_row_of_ours_is_read_and_said(written, met):
    reading = met_dashboard.read(written(HEADER + ROW.replace("E09000099", "E09000001").replace("Sampleton", "A")), met)
    assert (reading.loaded, reading.out_of_area, reading.first_month) == (0, 1, None)
    assert reading.warnings == ["The file holds no row of Sampleton"]


@pytest.mark.realdata
def test_the_real_knife_crime_edition_adds_up_by_another_road(real_data, met):
    path = next((real_data / "mps-recorded-crime").glob("*dashboard*knife*.csv"))
    shipped = content.load()
    places = geo.assemble([], shipped.borough, settings.GEO_DIR)
    context = replace(met, borough=shipped.borough, labels=shipped.labels, places=places)
    reading = met_dashboard.read(open_file(path, path.name), context)
    assert (reading.rows_in, reading.loaded, reading.rejects) == (1435, 1435, [])
    with path.open(encoding="utf-8", newline="") as stream:
        lines = [row for row in csv.DictReader(stream) if row["Measure"] == "Offences"]
    for area_type in ("Borough", "Safer Neighbourhood Teams"):
        plain = Counter()
        for row in lines:
            if row["Area Type"] == area_type and row["Crime Subtype"] == "Knife Crime":
                plain[row["Month_Year"][:7]] += int(row["Count"])
        found = Counter()
        for code, category, month, value in rows(reading, "met_dashboard"):
            if category == "knife_crime" and (code == shipped.borough.code) == (area_type == "Borough"):
                found[month] += value
        assert found == plain
        assert len(plain) == 48


@pytest.mark.parametrize(
    "bad",
    [
        ROW.replace("2024-05-01", "May-24"),
        ROW.replace("Offences", "Recorded offences"),
        ROW.replace(",9,2024-07-01", ""),
        ROW.replace(",9,", ",12,"),
    ],
    ids=["no month", "an unknown measure", "a row cut short", "a row that came before with another count"],
)
def test_a_row_of_ours_that_cannot_be_used_takes_its_category_with_it(written, met, bad):
    found = met_dashboard.read(written(HEADER + ROW + WARD_ROW + bad), met)
    held = found.tables["coverage"]
    assert set(held[held["area_kind"] == "borough"]["category_id"]) == set()
    assert set(held[held["area_kind"] == "ward"]["category_id"]) == {"knife"}
    assert {(each.area_kind, each.month.isoformat()) for each in found.lost} == {("borough", "2024-05-01")}
