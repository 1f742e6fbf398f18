"""A priority as the Board sees it: measures with both statuses, actions by quarter, what is watched and how current."""

from dataclasses import replace
from datetime import date

import pytest

from sbp import months
from sbp.answers import indicators, strategy
from sbp.errors import UsageError
from sbp.model import Break, Interval
from sbp.watching import ExpectedPoint

TODAY = date(2025, 3, 10)
BOROUGH = "E09000099"


@pytest.fixture
def quiet(words):
    return strategy.priority(words, "quiet-streets")


def _signal(month, direction):
    return ExpectedPoint(month, 1.0, "judged", 1.0, Interval(0, 2), Interval(0, 3), "outside", direction, survives=True)


def test_an_unknown_address_is_answered_with_the_nearest(words):
    with pytest.raises(UsageError, match="quiet-streets"):
        strategy.priority(words, "quiet-street")


def test_a_board_has_one_row_for_each_measure_of_the_priority(con, words, quiet):
    rows = strategy.board(con, words, quiet, TODAY)
    assert [row.result.indicator.id for row in rows] == list(quiet.indicators)
    assert rows[0].result == indicators.series(con, words, "total", BOROUGH, TODAY)
    assert rows[0].change.latest is not None


def test_a_measure_without_data_says_so_and_is_not_judged(con, words, quiet):
    row = strategy.board(con, words, quiet, TODAY)[-1]
    assert row.result.reason.startswith("No data")
    assert row.status.state == "not enough data"


def test_a_missing_month_makes_two_years_not_comparable(con, words, quiet):
    row = next(row for row in strategy.board(con, words, quiet, TODAY) if row.result.indicator.id == "nuisance")
    assert row.status.state == "not comparable"


def test_a_break_that_forbids_comparing_makes_a_measure_not_comparable(con, words):
    broken = Break("b", date(2024, 6, 1), "System changed", "It did.", "refuse", (), (), ())
    found = strategy.computed(
        indicators.series(con, replace(words, breaks=(broken,)), "total", BOROUGH, TODAY), (), TODAY
    )
    assert (found.state, found.decided) == ("not comparable", None)


def test_figures_of_long_ago_are_not_judged(con, words):
    result = indicators.series(con, words, "total", BOROUGH, TODAY)
    later = result.points[-1].month.replace(year=result.points[-1].month.year + 1)
    assert strategy.computed(result, (), later).state != "not enough data"
    late = months.add(later, 1)
    found = strategy.computed(result, (_signal(result.points[-1].month, 1),), late)
    assert (found.state, found.decided) == ("not enough data", None)


def test_a_signal_of_the_last_month_decides(con, words):
    result = indicators.series(con, words, "total", BOROUGH, TODAY)
    found = strategy.computed(result, (_signal(result.points[-1].month, 1),), TODAY)
    assert (found.state, found.decided.rule, found.decided.direction) == ("worsening", "outside", 1)


def test_a_blank_cell_counts_as_said_and_carries_no_status(con, words, quiet):
    rows = strategy.board(con, words, quiet, TODAY)
    assert (rows[0].judged.status, rows[0].judged.note) == ("", "The cell is blank")
    assert rows[1].judged is None


def test_actions_come_with_what_was_said_of_them(words):
    lines = strategy.actions(words.strategies.leading, "quiet_streets")
    assert [(line.action.id, [said.status for said in line.progress]) for line in lines] == [
        ("talk", ["Achieved"]),
        ("walk", ["Achieved"]),
    ]
    assert lines[1].progress[0].is_certain is False
    assert len(strategy.actions(words.strategies.leading, None)) == 3


def test_quarters_are_those_with_a_printed_status(words):
    leading = words.strategies.leading
    later = replace(leading.progress[0], quarter="2022/23 Q1")
    blank = replace(later, quarter="2022/23 Q2", status="")
    both = replace(leading, progress=(*leading.progress, later, blank))
    assert strategy.quarters(strategy.actions(both, None)) == ("2021/22 Q4", "2022/23 Q1")


def test_the_later_of_two_statuses_is_the_last_one_judged(words):
    leading = words.strategies.leading
    later = replace(leading.progress[0], quarter="2022/23 Q1", status="Begun anew")
    assert strategy.last_judged(replace(leading, progress=(later, *leading.progress)), "action")["talk"] == later


def test_what_is_watched_comes_with_how_current_its_data_is(con, words, quiet):
    rows = strategy.board(con, words, quiet, TODAY)
    (watched,) = strategy.watched(con, words, strategy.strategy_of(words, quiet), rows, quiet.id, TODAY)
    assert (watched.monitor.what, watched.lacks_measures) == ("Crime update", False)
    assert watched.freshness.last_month == date(2025, 2, 1)
    assert watched.source_title == words.sources["met"].title


def test_a_source_that_holds_none_of_the_measures_is_not_called_current(con, words, quiet):
    rows = tuple(_empty(row) for row in strategy.board(con, words, quiet, TODAY))
    (watched,) = strategy.watched(con, words, strategy.strategy_of(words, quiet), rows, quiet.id, TODAY)
    assert watched.lacks_measures


def test_a_measure_without_data_shows_the_newest_figure_printed_of_it(con, words, quiet):
    rows = strategy.board(con, words, quiet, TODAY)
    held = next(row for row in rows if row.result.indicator.id == "burglary")
    assert strategy.unheld(words, quiet, (held,)) == quiet.not_in_open_data
    (*_, printed) = strategy.unheld(words, quiet, (_empty(held),))
    figure = words.published.figures["burglary_now"]
    assert (printed.measure, printed.figure) == (held.result.indicator.name, figure.id)
    assert figure.value.text in printed.printed
    assert (printed.period, printed.reference.section) == (figure.period, figure.section)


def _empty(row):
    return replace(row, result=replace(row.result, points=()))
