"""A measure as a section says the same in words, in its picture and in its numbers."""

from dataclasses import replace
from datetime import date

from sbp.charts.sections import measures
from sbp.model import Interval, Result, WardTable
from sbp.watching import ExpectedPoint


def _range(month: date, rule: str = "") -> ExpectedPoint:
    return ExpectedPoint(
        month, 5.0, "judged", 40.25, Interval(30, 50), Interval(20, 60), rule, -1 if rule else 0, bool(rule)
    )


def test_picture_and_numbers_hold_the_same_months(result: Result) -> None:
    months = [point.month for point in result.points]
    expected = tuple(_range(month, "outside" if month == months[-1] else "") for month in months)
    section = measures.trend_of(result, expected, "Part", shown=6)
    assert section.data is not None
    assert section.plot is not None
    assert len(section.data.rows) == len(section.plot.labels) == 6
    recorded = dict(section.plot.series)[measures.RECORDED]
    assert tuple(row[1] for row in section.data.rows) == recorded == tuple(p.value for p in result.points[-6:])
    assert section.data.rows[-1][2:] == (40.2, 30, 50, "lower than expected")
    assert set(section.plot.context) == {"Expected", "Likely from", "Likely to"}


def test_a_measure_without_a_range_has_no_empty_columns(result: Result) -> None:
    section = measures.trend_of(result, ())
    assert section.data.columns == ("Month", "Recorded", "Note")
    assert [name for name, _ in section.plot.series] == ["Recorded"]


def test_without_data_the_reason_stands_where_the_picture_would(result: Result) -> None:
    section = measures.trend_of(replace(result, points=(), rolling=(), reason="No file was loaded"), ())
    assert section.chart is None
    assert section.title.endswith("no file was loaded")
    assert section.notes == ()  # the title says it; below stands what was looked at


def test_a_map_has_its_wards_as_numbers_highest_rate_first(table: WardTable, outlines: dict) -> None:
    assert measures.ward_map_of(table, outlines, old="Old figures").words == ("Old figures",)
    section = measures.ward_map_of(table, outlines)
    rates = [row[2] for row in section.table.rows if row[2] is not None]
    assert rates == sorted(rates, reverse=True)
    assert {row[0] for row in section.table.rows} == {row.area.name for row in table.rows}
    refused = measures.ward_map_of(replace(table, reason="No file was loaded"), outlines)
    assert refused.chart is None
    assert refused.title.endswith("no file was loaded")
    assert refused.notes == ()
