"""The Board's table: every measure with both statuses, the same numbers as its file, and nothing unescaped."""

import csv
import io
from dataclasses import replace

from sbp.charts import strategy_words, theme, words
from sbp.charts.sections import priorities
from sbp.strategy_model import Progress, Reference
from sbp.ui import board_table, strategy_answers


def _first(view):
    return view.snapshot.content.strategies.leading.priorities[0]


def test_it_shows_each_measure_with_its_numbers_and_both_statuses(visit, read, view):
    priority = _first(view)
    told = read(visit(priority.address))
    rows = strategy_answers.board(view, priority)
    assert len(rows) == len(priority.indicators)
    for row in rows:
        assert row.result.indicator.name in told
        assert words.number(row.change.latest) in told
        assert strategy_words.STATE_WORDS[row.status.state] in told
        assert strategy_words.otherwise(row) in told
    assert strategy_words.population(rows) in told


def test_where_no_status_was_judged_it_says_so_once(view):
    rows = strategy_answers.board(view, _first(view))
    without = tuple(replace(row, judged=None) for row in rows)
    told = board_table.markup(without, "London", theme.LIGHT)
    assert (priorities.UNJUDGED in told, board_table.HEADS[-1] in told) == (True, False)
    said = Progress("measure", "x", "2021/22 Q4", "On track", "", Reference("A report", "8"), is_certain=True)
    both = board_table.markup((replace(rows[0], judged=said), *without[1:]), "London", theme.LIGHT)
    assert (board_table.HEADS[-1] in both, both.count(strategy_words.NONE_JUDGED)) == (True, len(rows) - 1)


def test_its_headline_is_the_finding(visit, view):
    priority = _first(view)
    assert visit(priority.address).header[0].value == strategy_words.board_headline(
        strategy_answers.board(view, priority)
    )


def test_the_file_holds_the_same_numbers(view):
    rows = strategy_answers.board(view, _first(view))
    lines = list(csv.DictReader(io.StringIO(board_table.as_csv(rows))))
    assert [line["measure"] for line in lines] == [row.result.indicator.name for row in rows]
    assert [line["count"] for line in lines] == [str(row.change.latest) for row in rows]
    assert lines[0]["change"] == str(rows[0].change.latest - rows[0].change.previous)
    for row, line in zip(rows, lines, strict=True):
        held = row.among.standing.ranks if row.among else None
        assert (line["rank_first"], line["boroughs_ranked"]) == ((str(held.first), str(held.of)) if held else ("", ""))
    assert {line["computed_status"] for line in lines} == {row.status.state for row in rows}


def test_every_text_is_escaped(view):
    row = strategy_answers.board(view, _first(view))[0]
    bad = replace(row.result, indicator=replace(row.result.indicator, name="<img onerror=x>"))
    assert "<img onerror" not in board_table.markup((replace(row, result=bad),), "London", theme.LIGHT)


def test_a_priority_without_measures_says_so(visit, read, view):
    without = next(each for each in view.snapshot.content.strategies.priorities if not each.indicators)
    assert strategy_words.board_headline(()) in read(visit(without.address))
