"""Packs hold every part that their content names, once, and say what they are."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from sbp.answers import pack_state
from sbp.impact_model import Issue
from sbp.pack_model import Pack, PackPart
from sbp.report import packs
from tests.answers.impact_ground import impact
from tests.borough_file import con, words

__all__ = ["con", "words"]
ISSUES = tuple(Issue(each, 1.0, True, "") for each in ("total", "nuisance"))
GROUND = replace(impact(), issues=ISSUES)
TODAY, MADE = date(2025, 3, 10), datetime(2025, 3, 10, 9, 30)
KINDS = (
    "agenda",
    "standing",
    "changed",
    "priorities",
    "targets",
    "wards",
    "boroughs",
    "outputs",
    "verdicts",
    "caveats",
)


@pytest.fixture
def made(con, words):
    named = {"wards": ("total",), "boroughs": ("total",)}
    parts = tuple(PackPart(kind, kind.title(), named.get(kind, ()), 1, 0) for kind in KINDS)
    pack = Pack("mine", "Mine", "", "OFFICIAL", ("analyst",), "council", parts)
    return packs.compose(pack_state.gather(con, words, pack, GROUND, TODAY, lambda told: None), MADE)


def test_a_pack_says_what_it_is(made) -> None:
    assert (made.title, made.marking, made.made_at) == ("Mine", "OFFICIAL", MADE)
    assert made.period == "the newest 12 months held of each measure, none later than February 2025"
    assert dict(made.filters)["As of"] == "10 Mar 2025"
    assert "10 Mar 2025" in made.subtitle
    assert made.attribution
    assert made.data_version
    assert len(made.definitions.rows) == len({row[0] for row in made.definitions.rows}) > 1


def test_every_part_is_there_and_no_message_twice(made, words) -> None:
    ids = [each.id for each in made.sections]
    assert len(set(ids)) == len(ids)
    named = {each.name for each in words.strategies.leading.priorities}
    assert named | {"Changed", "Wards", "Boroughs", "Outputs", "Caveats"} <= {each.part for each in made.sections}
    assert all(each.title for each in made.sections)


def test_pictures_have_numbers_and_words_for_those_who_cannot_see_them(made) -> None:
    drawn = [each for each in made.sections if each.chart or each.plot]
    assert len(drawn) >= 3
    assert all(each.alt and (each.data or each.table) for each in drawn)
