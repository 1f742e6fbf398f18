"""Answers made up by hand, small enough to check every chart against by eye."""

from datetime import date

import pytest

from sbp import months
from sbp.model import (
    Area,
    Break,
    Change,
    Event,
    Freshness,
    Indicator,
    Interval,
    Point,
    Result,
    Source,
    Vintage,
    WardRow,
    WardTable,
)

INDICATOR = Indicator(
    id="things",
    name="Things recorded",
    question="How many things were recorded?",
    source="maker",
    datasets={"borough": "met_borough", "ward": "met_ward"},
    categories=("thing",),
    counts_as="crime",
    unit="things recorded",
    per="1,000 residents",
    better="down",
    smallest_area="ward",
    sensitivity="open",
    headline=True,
    caveats=(),
    references=(),
)
SOURCE = Source(
    id="maker",
    title="Things",
    publisher="Maker",
    page="https://example.org",
    licence="Open Government Licence v3.0",
    attribution="Contains things.",
    status="management information",
    cadence="monthly",
    due_after_days=40,
    geography="wards",
    formats=(),
    caveats=(),
)
FRESH = Freshness(date(2026, 2, 1), date(2026, 3, 6), date(2026, 4, 6), is_late=False)
FEWER = Change(880, 1000, 0.88, Interval(0.81, 0.95), 2.0)
UNCLEAR = Change(97, 100, 0.97, Interval(0.8, 1.1), 2.0)


@pytest.fixture
def result() -> Result:
    """Four years of months with one gap, a break and an exceptional spell."""
    spanned = months.span(date(2022, 3, 1), date(2026, 2, 1))
    points = [Point(month, 80.0 + index % 12, "") for index, month in enumerate(spanned)]
    points[20] = Point(spanned[20], None, "No file for this month has been loaded")
    rolling = [Point(month, 1000.0 + index) for index, month in enumerate(spanned) if index >= 11]
    return Result(
        indicator=INDICATOR,
        area=Area("E1", "Made Up", "borough", "", 1000, "Census", None),
        source=SOURCE,
        points=tuple(points),
        rolling=tuple(rolling),
        change=FEWER,
        rate_per_1000=62.0,
        rate_interval=Interval(58, 66),
        breaks=(Break("b", date(2024, 2, 28), "New recording system", "Counts differ.", "step", (), (), ()),),
        events=(Event("e", date(2022, 4, 1), date(2022, 9, 1), "Exceptional", "Because.", exceptional=True),),
        caveats=("Recorded, not all.",),
        freshness=FRESH,
        data_version="2026-03-06.1-00000000",
        is_demonstration=True,
    )


@pytest.fixture
def table() -> WardTable:
    """Six wards with rates 10 to 60, the last without any figure."""
    rows = [_row(index) for index in range(5)]
    blank = Change(None, None, None, None, None, "No file has been loaded")
    rows.append(WardRow(Area("W5", "Ward <b>5</b>", "ward", "2022", 10, "Census", 1.0), None, None, None, blank, None))
    return WardTable(
        indicator=INDICATOR,
        source=SOURCE,
        vintage=Vintage("2022", "In force since May 2022", date(2022, 5, 5), None),
        first_month=date(2025, 3, 1),
        last_month=date(2026, 2, 1),
        rows=tuple(rows),
        borough_count=1600,
        no_ward_count=100,
        caveats=(),
        freshness=FRESH,
        data_version="2026-03-06.1-00000000",
        is_demonstration=False,
        is_schematic=True,
    )


def _row(index: int) -> WardRow:
    area = Area(f"W{index}", f"Ward {index}", "ward", "2022", 10_000, "Census", 2.0)
    rate = 10.0 * (index + 1)
    change = FEWER if index == 0 else UNCLEAR
    return WardRow(area, 100 * (index + 1), rate, Interval(rate - 2, rate + 2), change, 5 - index)


@pytest.fixture
def outlines() -> dict:
    """Six squares in a row, a kilometre wide, on the National Grid."""
    return {"type": "FeatureCollection", "features": [_square(index) for index in range(6)]}


def _square(index: int) -> dict:
    left = 540_000 + 1000 * index
    ring = [[left, 165_000], [left + 1000, 165_000], [left + 1000, 166_000], [left, 166_000], [left, 165_000]]
    properties = {"ward_code": f"W{index}", "ward_name": f"Ward {index}", "label_x": left + 500, "label_y": 165_500}
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": properties}
