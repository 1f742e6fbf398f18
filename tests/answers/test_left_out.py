"""What is missing and why stands where the figure stands: by series, by table of wards, by source."""

import json
from contextlib import contextmanager
from datetime import date

import pytest

from sbp import months
from sbp.answers import areas, indicators, left_out, wards
from tests import borough_file as tiny

TODAY = date(2025, 3, 10)
WHY = "rows of the publisher's file could not be used"
RUN = [months.add(tiny.LAST, -step) for step in (5, 4, 2)]


@contextmanager
def saying(con, *entries):
    """The version with something left out, for as long as the block."""
    with con.cursor() as own:
        own.begin()
        own.execute("INSERT INTO meta VALUES ('left_out', ?)", [json.dumps(entries)])
        yield own
        own.rollback()


def entry(kind="ward", vintage="2022", area="", indicator="burglary"):
    listed = [months.text(each) for each in RUN]
    return {"indicator": indicator, "kind": kind, "vintage": vintage, "area": area, "reason": WHY, "months": listed}


def spells():
    first, second, third = (f"{each:%b %Y}" for each in RUN)
    return f"{first} to {second}, {third}"


def test_nothing_is_said_where_nothing_is_left_out(con, words):
    assert left_out.held(con) == ()
    assert left_out.of_sources(con, words) == {}


def test_a_series_says_which_of_its_months_are_missing_and_why(con, words):
    borough = areas.find(con, words.borough.code)
    told = f"Missing, and not zero: {spells()}, because {WHY}."
    with saying(con, entry("borough", ""), entry(), entry("borough", "", indicator="other")) as own:
        assert left_out.of_area(own, "burglary", borough) == (told,)
        result = indicators.series(own, words, "burglary", borough.code, TODAY)
    assert (result.missing, told in result.caveats) == ((told,), True)


@pytest.mark.parametrize(("area", "said"), [("", False), (tiny.NEW[1], True)])
def test_a_table_of_wards_names_the_ward_that_is_missing(con, words, area, said):
    with saying(con, entry(area=area)) as own:
        table = wards.table(own, words, "burglary", tiny.LAST, 12, "2022", TODAY)
        name = next(row.area.name for row in table.rows if row.area.code == tiny.NEW[1])
        (told,) = (each for each in table.caveats if WHY in each)
        assert (f" in {name}:" in told) is said
        assert left_out.of_area(own, "burglary", areas.find(own, tiny.NEW[0])) == (() if said else (told,))


def test_a_source_says_for_how_many_of_its_measures(con, words):
    own_source = words.indicators["burglary"].source
    with saying(con, entry(area=tiny.NEW[1]), entry("borough", "")) as own:
        _, told = left_out.of_sources(own, words)[own_source]
    assert told == f"ward figures of {words.indicators['burglary'].name} in Southgate for {spells()}, because {WHY}."
