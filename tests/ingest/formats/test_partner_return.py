"""Partner returns: figures alone come in; a name, a note or a stray column does not."""

from datetime import date

import pytest

from sbp.errors import SbpError
from sbp.ingest.formats import partner_return, recognise
from sbp.ingest.reading import Cover

HEADER = "indicator,area,period,value,base,supplier_role\n"
ROW = "First-time entrants,E09000099,2024-Q2,12,,Youth Justice Service\n"


def test_months_quarters_and_financial_years_are_read(written, context):
    rows = ROW + ROW.replace("2024-Q2", "2023-24").replace(",12,,", ",40.5,900,") + ROW.replace("2024-Q2", "2024-02")
    rows += ROW.replace("2024-Q2", "2011/12")
    opened = written(HEADER + rows)
    assert recognise(opened) is partner_return
    reading = partner_return.read(opened, context)
    table = reading.tables["partner_return"]
    assert set(table["measure"]) == {"first_time_entrants"}
    assert table["period_start_date"].tolist() == [
        date(2024, 4, 1),
        date(2023, 4, 1),
        date(2024, 2, 1),
        date(2011, 4, 1),
    ]
    assert table["period_end_date"].tolist() == [
        date(2024, 6, 30),
        date(2024, 3, 31),
        date(2024, 2, 29),
        date(2012, 3, 31),
    ]
    assert table["base_count"].fillna(-1).tolist() == [-1, 900, -1, -1]
    assert "monthly_count" not in reading.tables
    assert (reading.first_month, reading.last_month) == (date(2011, 4, 1), date(2024, 6, 1))


def test_a_month_of_one_of_our_categories_is_also_a_monthly_count(written, context):
    text = (
        HEADER + "ASB calls,E09000099,2024-05,640,,Met control room\nasb_calls,E05099901,2024-05,0,,Met control room\n"
    )
    text += "asb_calls,E09000099,2024-Q1,1900,,Met control room\n"
    reading = partner_return.read(written(text), context)
    month = date(2024, 5, 1)
    assert reading.tables["monthly_count"].to_numpy().tolist() == [
        ["partner_return", "E09000099", "asb_calls", month, 640.0],
        ["partner_return", "E05099901", "asb_calls", month, 0.0],
    ]
    assert reading.covers == [
        Cover("partner_return", "borough", "", "asb_calls", month),
        Cover("partner_return", "ward", "2022", "asb_calls", month),
    ]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("E09000099", "A Person", "not the code"),
        ("E09000099", "E05000001", "not the code"),
        ("2024-Q2", "2011-12", "write the year as 2011/12"),
        ("2024-Q2", "spring", "not in the form"),
        ("2024-Q2", "2023-25", "not in the form"),
        (",12,", ",-1,", "below zero"),
        (",12,", ",,", "not a number"),
        (",12,,", ",12,about 40,", "whole number"),
        ("Youth Justice Service", "a.person@example.org", "not the name of a team"),
        ("Youth Justice Service", "PC Person", "not the name of a team"),
        ("Youth Justice Service", "", "not the name of a team"),
        ("First-time entrants", "A long note about somebody that goes on and on " * 3, "few words"),
    ],
)
def test_a_wrong_row_is_rejected_and_nothing_personal_is_kept(written, context, old, new, reason):
    reading = partner_return.read(written(HEADER + ROW.replace(old, new)), context)
    assert [(reject.line, reason in reject.reason) for reject in reading.rejects] == [(2, True)]
    assert "person" not in str(reading.rejects).lower().replace("no person", "")


def test_another_borough_is_out_of_area(written, context):
    reading = partner_return.read(written(HEADER + ROW.replace("E09000099", "E09000098")), context)
    assert (reading.rows_in, reading.out_of_area) == (1, 1)


def test_a_percentage_is_held_to_its_range_only_where_the_unit_says_so(written, context):
    header = "Indicator,Area,Period,Value,Base,Supplier's role,Unit\n"
    text = (
        header
        + "Satisfaction,E09000099,2023-24,101,50,Victim Support,%\nCalls,E09000099,2023-24,101,,Victim Support,calls\n"
    )
    reading = partner_return.read(written(text), context)
    assert [(reject.line, reject.reason) for reject in reading.rejects] == [(2, "The percentage is over 100")]
    assert reading.loaded == 1


@pytest.mark.parametrize(
    "header",
    [HEADER.strip() + ",client name", HEADER.strip() + ",unit,unit", "indicator,area,period,value,supplier_role"],
)
def test_a_return_with_other_columns_is_refused_as_a_whole(written, context, header):
    opened = written(header + "\n" + ROW)
    assert recognise(opened) is partner_return
    with pytest.raises(SbpError, match="The partner return"):
        partner_return.read(opened, context)


@pytest.mark.parametrize("value", ["<5", "8%", '"8,5"', "-", ""])
def test_a_value_that_is_no_number_says_what_is_missing_without_it(written, context, value):
    text = f"{HEADER}asb_calls,E05099901,2024-05,{value},,Met control room\n"
    reading = partner_return.read(written(text), context)
    assert len(reading.rejects) == 1
    (lost,) = reading.lost
    assert (lost.category_id, lost.month, lost.area_kind, lost.vintage) == (
        "asb_calls", date(2024, 5, 1), "ward", "2022",
    )  # fmt: skip
