"""Delivery: what fits the filters, and a target called met or missed only with both figures."""

from dataclasses import replace
from datetime import date

import duckdb
import pytest

from sbp.answers import delivery
from tests.borough_file import BOROUGH, write

TODAY = date(2025, 3, 10)


@pytest.fixture
def empty():
    with duckdb.connect() as held:
        write(held)
        yield held


def _years(con, **values):
    rows = [
        ("dumped", BOROUGH, "total", date(int(year[1:]), 4, 1), value, "count", 1) for year, value in values.items()
    ]
    con.executemany("INSERT INTO yearly_count VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _target(con, words, today=TODAY):
    return delivery.targets(con, words, words.strategies.leading, "quiet_streets", today)[0]


@pytest.mark.parametrize(("reached", "verdict"), [(2495, "met"), (2494, "met"), (3172, "missed")])
def test_a_target_is_held_against_its_base_with_both_figures(empty, words, reached, verdict):
    _years(empty, y2018=2495, y2020=reached)
    line = _target(empty, words)
    assert line.verdict == verdict
    assert line.why == f"{reached:,} in 2020/21, against 2,495 in 2018/19."


def test_without_the_base_a_target_cannot_be_checked(empty, words):
    _years(empty, y2020=3000)
    line = _target(empty, words)
    assert (line.verdict, line.why) == ("cannot be checked", "No figure for 2018/19 has been loaded.")


def test_without_a_printed_base_the_figures_are_told_and_no_verdict_follows(empty, words):
    leading = words.strategies.leading
    first = leading.targets[0]
    unbased = replace(leading, targets=(replace(first, check=replace(first.check, base_year=None, due_year=2021)),))
    (line,) = delivery.targets(empty, words, unbased, "quiet_streets", TODAY)
    assert (line.verdict, line.why) == ("cannot be checked", "No base is printed, and no figure is loaded.")
    _years(empty, y2019=9, y2020=3, y2021=12)
    (line,) = delivery.targets(empty, words, unbased, "quiet_streets", TODAY)
    assert (line.verdict, line.why) == ("cannot be checked", "No base is printed. Held: 3 in 2020/21, 12 in 2021/22.")


def test_a_target_that_nothing_measures_cannot_be_checked(con, words):
    (line,) = delivery.targets(con, words, words.strategies.leading, "", TODAY)
    assert line.verdict == "cannot be checked"
    assert line.target.printed == "Met in 2021"


def test_everything_fits_an_empty_choice(con, words):
    (first,) = delivery.periods(con, words, "", "", "", TODAY)
    assert (len(first.actions), len(first.targets), len(first.monitoring)) == (3, 2, 1)


def test_a_tally_counts_what_became_of_a_period(con, words):
    (found,) = delivery.periods(con, words, "", "", "", TODAY)
    told = delivery.tally(found)
    assert (told.actions, told.judged) == (
        3,
        sum(bool(each.progress and each.progress[-1].status) for each in found.actions),
    )
    assert told.met + told.missed + told.not_due + told.unknown == len(found.targets)


def test_a_period_a_priority_and_a_partner_narrow_it(con, words):
    assert delivery.periods(con, words, "2022-24", "", "", TODAY) == ()
    (found,) = delivery.periods(con, words, "", "quiet-streets", "", TODAY)
    assert [line.action.id for line in found.actions] == ["talk", "walk"]
    (found,) = delivery.periods(con, words, "", "", "Council", TODAY)
    assert ([line.action.id for line in found.actions], found.targets) == (["walk", "plan"], ())


def test_a_priority_brings_along_those_that_it_continues(con, words):
    (found,) = delivery.periods(con, words, "", "calm-places", "", TODAY)
    assert found.strategy.id == "2020-22"
    assert [thread.id for thread in delivery.threads_of(words, "2022-24", "calm_places")] == ["calm"]


def test_partners_are_those_that_own_something(words):
    assert delivery.partners(words) == ("Council", "Police")
