"""Our own form of incident list: places in any of four ways, and nothing in it that could be a person's."""

from datetime import date

import pytest

from sbp.errors import SbpError
from sbp.ingest.formats import incident_list, recognise


def loaded(reading, *columns):
    return list(reading.tables["dated_report"][list(columns)].itertuples(index=False, name=None))


def test_a_place_is_a_point_an_lsoa_a_ward_or_nothing(placed, saved):
    text = (
        "date,category,longitude,latitude,lsoa_code,ward_code,reference\n"
        "2025-01-03,noise,0.033033,51.406880,,,A-1\n"
        "03/01/2025,Noise,,,E01009901,,A-2\n"
        "2025-01-04,begging,,,,E05099902,A-3\n"
        "2025-01-05,other,,,,,A-4\n"
        "2025-01-06,noise,0.082911,51.397011,,,A-5\n"
        "2025-01-06,noise,,,E01000001,,A-6\n"
    )
    opened = saved(text)
    assert recognise(opened) is incident_list
    reading = incident_list.read(opened, placed)
    assert loaded(reading, "report_id", "report_date", "category_id", "ward_code_old", "ward_code_new") == [
        ("incident/A-1", date(2025, 1, 3), "asb_noise", "E05009902", "E05099902"),
        ("incident/A-2", date(2025, 1, 3), "asb_noise", "E05009901", "E05099901"),
        ("incident/A-3", date(2025, 1, 4), "asb_begging", None, "E05099902"),
        ("incident/A-4", date(2025, 1, 5), "asb_other", None, None),
    ]
    assert (reading.rows_in, reading.out_of_area) == (6, 2)


@pytest.mark.parametrize("column", ["name", "notes", "Date"])
def test_any_other_column_is_refused_by_name(placed, saved, column):
    with pytest.raises(SbpError, match=f"'{column}'"):
        incident_list.read(saved(f"date,category,{column}\n2025-01-03,noise,x\n"), placed)


def test_a_column_that_stands_twice_is_refused(placed, saved):
    with pytest.raises(SbpError, match="'date'"):
        incident_list.read(saved("date,category,date\n2025-01-03,noise,2025-01-03\n"), placed)


def test_words_where_none_belong_are_rejected_and_hidden(placed, saved):
    text = (
        "date,category,lsoa_code,ward_code,reference\n"
        "Ada,noise,,,\n2025-01-03,Ada,,,\n2025-01-03,noise,Ada,,\n2025-01-03,noise,,E05000001,\n"
        "2025-01-03,noise,,,Ada Lovelace\n2025-01-03,noise,,,Lovelace\n2025-01-03,noise,,\n"
    )
    reading = incident_list.read(saved(text), placed)
    assert [(each.line, each.column) for each in reading.rejects] == [
        (2, "date"), (3, "category"), (4, "lsoa_code"), (5, "ward_code"), (6, "reference"), (7, "reference"), (8, ""),
    ]  # fmt: skip
    assert "Ada" not in str(reading.rejects)
    assert "Lovelace" not in str(reading.rejects)


def test_the_same_number_of_the_police_and_of_the_council_is_not_the_same_incident(placed, saved):
    text = "date,category,reference\n2025-01-03,asb_call,7\n2025-01-03,asb_case,7\n"
    assert loaded(incident_list.read(saved(text), placed), "report_id") == [("call/7",), ("incident/7",)]


def test_a_list_without_references_keeps_identical_rows(placed, saved):
    reading = incident_list.read(saved("date,category\n" + "2025-01-03,noise\n" * 3), placed)
    assert loaded(reading, "report_id") == [(None,)] * 3
