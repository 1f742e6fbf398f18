"""FixMyStreet exports: personal columns never come in, other columns are found by name, and lines are physical."""

from datetime import date

import pytest

from sbp.errors import SbpError
from sbp.ingest.formats import fix_my_street, recognise

HEADER = (
    '"Report ID",Title,Detail,"User Name",Category,Subcategory,Created,Confirmed,Acknowledged,Fixed,Closed,Status,'
    'Latitude,Longitude,Query,Ward,Easting,Northing,"Report URL","Device Type","Site Used","Reported As","Staff User",'
    '"Staff Role"\n'
)
PERSONAL = ("Title of Ada", "Ada wrote this", "Ada Lovelace", "BR1 9ZZ", "ada@example.org")


def row(number=1, category="Flytipping", sub="", confirmed="2025-03-04T10:00:00", fixed="", status="confirmed",
        point="51.398142,0.018270", detail="Ada wrote this"):  # fmt: skip
    return (
        f'{number},"Title of Ada","{detail}","Ada Lovelace",{category},{sub},2025-03-04T09:55:00,{confirmed},,{fixed},,'
        f"{status},{point},BR1 9ZZ,Some Ward,540500,168500,https://example.org/report/1,website,sampleton,,ada@example.org,\n"
    )


def loaded(reading, *columns):
    return list(reading.tables["dated_report"][list(columns)].itertuples(index=False, name=None))


def everything(reading):
    tables = " ".join(table.to_csv() for table in reading.tables.values())
    return f"{tables} {reading.rejects} {reading.warnings} {reading.extra}"


def test_a_report_gets_its_day_category_status_and_wards(placed, saved):
    opened = saved(HEADER + row())
    assert recognise(opened) is fix_my_street
    reading = fix_my_street.read(opened, placed)
    columns = ("dataset", "report_id", "report_date", "category_id", "status", "ward_code_old", "ward_code_new")
    expected = ("fix_my_street", "1", date(2025, 3, 4), "fly_tipping", "confirmed", "E05009901", "E05099901")
    assert loaded(reading, *columns) == [expected]


def test_nothing_personal_comes_in_even_from_faulty_rows(placed, saved):
    shifted = row(9).replace("Ada Lovelace", 'Ada Lovelace","more')
    swapped = row("Ada Lovelace") + row(3, confirmed="Ada Lovelace") + row(4, point="Ada,Lovelace")
    reading = fix_my_street.read(saved(HEADER + row() + shifted + swapped), placed)
    assert (reading.loaded, len(reading.rejects)) == (1, 4)
    found = everything(reading)
    assert not [text for text in (*PERSONAL, "Ada", "Lovelace") if text in found]


def test_a_file_without_subcategory_and_staff_columns_reads_alike(placed, saved):
    header = HEADER.replace("Subcategory,", "").replace(',"Staff User","Staff Role"', "")
    line = row().replace("Flytipping,,", "Flytipping,").replace(",ada@example.org,\n", "\n")
    assert loaded(fix_my_street.read(saved(header + line), placed), "category_id") == [("fly_tipping",)]


def test_the_subcategory_is_the_true_category(placed, saved):
    text = HEADER + row(category="Street problems", sub="Graffiti") + row(2, category="Waste", sub="Bulky collection")
    reading = fix_my_street.read(saved(text), placed)
    assert loaded(reading, "category_id") == [("graffiti",)]
    assert (reading.rows_in, reading.loaded, reading.out_of_area) == (2, 1, 1)
    assert reading.warnings == ["Rows of categories that this dashboard does not follow, left out: 1"]


def test_details_over_several_lines_keep_the_physical_line(placed, saved):
    text = HEADER + row(detail="Ada\nwrote\nthis, twice") + row(2, confirmed="yesterday")
    reading = fix_my_street.read(saved(text), placed)
    assert [(each.line, each.column) for each in reading.rejects] == [(5, "Confirmed")]


def test_unknown_statuses_are_kept_with_a_warning(placed, saved):
    reading = fix_my_street.read(saved(HEADER + row(status="under review")), placed)
    assert loaded(reading, "status") == [("under review",)]
    assert reading.warnings == ["Statuses not known, taken as open: 'under review'"]


def test_reports_outside_the_borough_are_out_of_area(placed, saved):
    reading = fix_my_street.read(saved(HEADER + row(point="51.397011,0.082911")), placed)
    assert (reading.rows_in, reading.loaded, reading.out_of_area) == (1, 0, 1)


def test_a_missing_column_and_a_cut_file_are_refused(placed, saved):
    with pytest.raises(SbpError, match="no column 'Latitude'"):
        fix_my_street.read(saved(HEADER.replace("Latitude", "Lat") + row()), placed)
    with pytest.raises(SbpError, match="cut short"):
        fix_my_street.read(saved((HEADER + row())[:-60]), placed)
    with pytest.raises(SbpError, match="cut short"):
        fix_my_street.read(saved(HEADER + '7,"Title of'), placed)


def test_the_export_of_updates_is_another_format(saved):
    header = '"Report ID","Update ID",Date,Status,"Problem state",Text,"User Name","Reported As"\n'
    assert not fix_my_street.recognises(saved(header + "1,2,3,4,5,6,7,8\n"))
