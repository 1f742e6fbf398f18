"""Fire brigade incidents: fires of the borough alone, by kind; homes on a rounded grid reference."""

from datetime import date

import openpyxl
import pytest

from sbp.errors import SbpError
from sbp.ingest.formats import fire, recognise
from sbp.ingest.opened import open_file

HEADER = (
    "IncidentNumber,DateOfCall,CalYear,IncidentGroup,StopCodeDescription,PropertyType,IncGeo_BoroughCode,"
    "IncGeo_WardCode,Easting_m,Northing_m,Easting_rounded,Northing_rounded,Latitude,Longitude\n"
)
EXACT, ROUNDED = "541500.0,169500.0,541550,169550,51.406880,0.033033", ",,540550,169550,,"


def row(number=1, day="01 Jan 2025", stop="Secondary Fire", kind="Loose refuse ", borough="E09000099",
        ward="E05099902", place=EXACT):  # fmt: skip
    return f"{number},{day},2025,Fire,{stop},{kind},{borough},{ward},{place}\n"


def loaded(reading, *columns):
    return list(reading.tables["dated_report"][list(columns)].itertuples(index=False, name=None))


def test_fires_get_their_kind_although_the_publisher_pads_it(placed, saved):
    text = HEADER + row() + row(2, kind="Tree scrub ") + row(3, stop="Primary Fire", kind="House ")
    opened = saved(text)
    assert recognise(opened) is fire
    reading = fire.read(opened, placed)
    assert loaded(reading, "report_id", "category_id", "report_date") == [
        ("1", "rubbish_fire", date(2025, 1, 1)),
        ("2", "other_secondary_fire", date(2025, 1, 1)),
        ("3", "primary_fire", date(2025, 1, 1)),
    ]


def test_other_boroughs_and_false_alarms_are_out_of_area(placed, saved):
    text = HEADER + row(borough="E09000001", ward="E05000001") + row(2, stop="AFA") + row(3)
    reading = fire.read(saved(text), placed)
    assert (reading.rows_in, reading.loaded, reading.out_of_area) == (3, 1, 2)
    assert reading.warnings == ["Rows of categories that this dashboard does not follow, left out: 1"]


def test_a_home_keeps_its_printed_ward_and_its_rounded_point(placed, saved):
    reading = fire.read(saved(HEADER + row(place=ROUNDED, ward="E05099901")), placed)
    (found,) = loaded(reading, "ward_code_old", "ward_code_new", "easting", "northing", "longitude")
    assert found[:2] == ("E05009901", "E05099901")
    assert found[2:] == pytest.approx((540550, 169550, 0.019403), abs=0.01)


@pytest.mark.parametrize("day", ["31 Dec 2024", "31-Dec-24", "31/12/2024", "2024-12-31"])
def test_days_are_read_in_every_form_seen(placed, saved, day):
    assert loaded(fire.read(saved(HEADER + row(day=day)), placed), "report_date") == [(date(2024, 12, 31),)]


def test_unknown_wards_and_days_are_rejected(placed, saved):
    text = HEADER + row(ward="E05000001") + row(2, day="31 Foo 2024") + row(3, day="31/02/2024")
    reading = fire.read(saved(text), placed)
    assert [(each.line, each.column) for each in reading.rejects] == [
        (2, "IncGeo_WardCode"), (3, "DateOfCall"), (4, "DateOfCall"),
    ]  # fmt: skip


def test_a_workbook_reads_like_the_csv(placed, tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "Notes"
    sheet = workbook.create_sheet("Incidents")
    for line in (HEADER + row() + row(2, place=ROUNDED)).splitlines():
        sheet.append(line.split(","))
    sheet["B2"] = date(2025, 1, 1)
    workbook.save(tmp_path / "incidents.xlsx")
    opened = open_file(tmp_path / "incidents.xlsx", "incidents.xlsx")
    assert recognise(opened) is fire
    found = loaded(fire.read(opened, placed), "report_date", "ward_code_new")
    assert found == [(date(2025, 1, 1), "E05099902")] * 2


def test_a_missing_column_is_refused(placed, saved):
    with pytest.raises(SbpError, match="no column 'IncGeo_BoroughCode'"):
        fire.read(saved(HEADER.replace("IncGeo_BoroughCode", "Borough") + row()), placed)


@pytest.mark.realdata
def test_the_official_sample_holds_one_false_alarm_of_the_borough(real_data):
    path = real_data / "london-fire-brigade" / "LFB_Incident_data_sample.csv"
    assert fire.recognises(open_file(path, path.name))
    assert not fire.recognises(open_file(path.with_name("LFB_Mobilisation_data_sample.csv"), "other.csv"))


def test_a_rejected_fire_of_ours_takes_its_kind_and_month_and_one_of_elsewhere_nothing(placed, saved):
    bad = row(2, ward="E05000001") + row(3, borough="SAMPLETON") + row(4, day="?", borough="E09000001")
    reading = fire.read(saved(HEADER + row() + row(5, stop="AFA") + bad), placed)
    assert len(reading.rejects) == 3
    assert [(each.category_id, each.month) for each in reading.lost] == [("rubbish_fire", date(2025, 1, 1))]
    cut = row(6, borough="E09000001").replace(",2025,Fire", "")
    assert fire.read(saved(HEADER + row() + cut, "cut.csv"), placed).lost == []


def test_a_file_without_a_fire_of_ours_says_nothing_of_us(placed, saved):
    reading = fire.read(saved(HEADER + row(borough="E09000001") + row(2, borough="E09000001", stop="AFA")), placed)
    assert len(reading.tables["dated_span"]) == 0
    assert any("no row of the borough" in told for told in reading.warnings)
