"""Decisions: kept with the figures on screen, followed up and never changed, the figure then and now."""

import threading
from dataclasses import replace
from datetime import date

import pytest

from sbp.access import Actor
from sbp.answers import decisions, indicators
from sbp.answers.decisions import Draft, OnScreen
from sbp.charts.sections import figures
from sbp.errors import SbpError
from sbp.store import records

TODAY = date(2025, 3, 10)
HELD = date(2025, 3, 12)
BOARD, ANALYST, PUBLIC = Actor("board"), Actor("analyst"), Actor("public")
DRAFT = Draft("Write to every shop on the parade", "Police", date(2025, 6, 1))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "records.sqlite"


@pytest.fixture
def council(words):
    return words.meetings.meetings["council"]


@pytest.fixture
def seen(con, words):
    result = indicators.series(con, words, "total", "E09000099", TODAY)
    figure = figures.of(result)
    return OnScreen("Theme: total", (figure,), (("Measure", "Total"),), "2025-03-07.1-abcdef12")


def _write(path, meeting, seen, draft=DRAFT, actor=BOARD, **more):
    decisions.write(actor, path, meeting, HELD, draft, seen, TODAY, **more)


def test_a_decision_is_kept_with_what_was_on_screen(path, council, seen):
    _write(path, council, seen)
    (found,) = decisions.held(path)
    assert (found.text, found.owner, found.due) == (DRAFT.text, "Police", date(2025, 6, 1))
    assert (found.figures, found.filters, found.data_version) == (seen.figures, seen.filters, seen.data_version)
    assert (found.state, found.who, found.held_on) == ("open", "board", HELD)
    assert decisions.of_meeting(path, council, HELD) == (found,)
    assert decisions.of_meeting(path, council, TODAY) == ()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"text": " "}, "text of the decision is empty"),
        ({"text": "x" * 100_000}, "100,000 characters, and 300 can be kept"),
        ({"text": "bell \x07"}, "do not show"),
        ({"owner": ""}, "owner is empty"),
        ({"due": None}, "due is missing"),
        ({"due": date(2025, 3, 9)}, "9 March 2025, lies in the past"),
        ({"due": date(2050, 1, 1)}, "too far ahead"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(path, council, seen, changed, told):
    with pytest.raises(SbpError, match=told):
        _write(path, council, seen, replace(DRAFT, **changed))
    assert records.entries(path) == ()


def test_markup_is_kept_as_it_was_typed(path, council, seen):
    text = "<img src=x onerror=alert(1)> & =1+1"
    _write(path, council, seen, replace(DRAFT, text=text))
    assert decisions.held(path)[0].text == text


@pytest.mark.parametrize(
    ("actor", "meeting", "is_proposed", "may"),
    [
        (PUBLIC, "council", False, False),
        (BOARD, "council", False, True),
        (BOARD, "tasking", False, False),
        (BOARD, "council", True, False),
        (ANALYST, "tasking", False, True),
        (ANALYST, "tasking", True, True),
    ],
)
def test_only_those_who_may_write(path, words, seen, actor, meeting, is_proposed, may):
    own = words.meetings.meetings[meeting]
    if may:
        _write(path, own, seen, actor=actor, is_proposed=is_proposed)
    else:
        with pytest.raises(SbpError, match="cannot"):
            _write(path, own, seen, actor=actor, is_proposed=is_proposed)
    assert len(decisions.held(path, is_proposed)) == int(may)


def test_a_follow_up_is_added_and_the_decision_stays_as_it_was_taken(path, council, seen):
    _write(path, council, seen)
    decisions.follow_up(
        BOARD, path, council, decisions.held(path)[0], decisions.held(path)[0].entry, "open", "Half are written to"
    )
    decisions.follow_up(
        BOARD, path, council, decisions.held(path)[0], decisions.held(path)[0].entry, "done", "All are written to"
    )
    (found,) = decisions.held(path)
    assert (found.text, found.state, found.is_open) == (DRAFT.text, "done", False)
    assert [(each.state, each.text) for each in found.follow_ups] == [
        ("open", "Half are written to"),
        ("done", "All are written to"),
    ]
    assert records.faults(path) == []


def test_a_follow_up_on_what_somebody_else_just_wrote_is_refused(path, council, seen):
    _write(path, council, seen)
    (stale,) = decisions.held(path)
    decisions.follow_up(BOARD, path, council, stale, stale.entry, "open", "One")
    with pytest.raises(SbpError, match="meantime"):
        decisions.follow_up(BOARD, path, council, stale, stale.entry, "done", "Two")
    with pytest.raises(SbpError, match="no state"):
        decisions.follow_up(
            BOARD, path, council, decisions.held(path)[0], decisions.held(path)[0].entry, "lost", "Three"
        )
    with pytest.raises(SbpError, match="what happened is empty"):
        decisions.follow_up(BOARD, path, council, decisions.held(path)[0], decisions.held(path)[0].entry, "done", "")


def test_two_who_write_at_once_both_have_theirs_kept(path, council, seen):
    drafts = [replace(DRAFT, text=f"Decision {number}") for number in range(6)]
    threads = [threading.Thread(target=_write, args=(path, council, seen, each)) for each in drafts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert {each.text for each in decisions.held(path)} == {each.text for each in drafts}


def test_the_next_meeting_hears_of_what_is_open_and_of_all_that_the_last_one_decided(path, council, seen):
    for number, day in enumerate((date(2024, 9, 1), date(2024, 12, 1), HELD)):
        for text in ("a", "b"):
            decisions.write(BOARD, path, council, day, replace(DRAFT, text=f"{number}{text}"), seen, TODAY)
    for each in decisions.held(path):
        if each.text.endswith("b"):
            decisions.follow_up(BOARD, path, council, each, each.entry, "done", "Done")
    assert [each.text for each in decisions.before(path, council, HELD)] == ["1a", "1b", "0a"]
    assert decisions.before(path, council, date(2024, 1, 1)) == ()


def test_the_figure_then_is_as_stored_and_now_as_this_version_says(con, words, path, council, seen):
    (figure,) = seen.figures
    stored = replace(figure, value=figure.value - 5, last_month=date(2024, 12, 1))
    _write(path, council, replace(seen, figures=(stored,)))
    (found,) = decisions.since(con, words, decisions.held(path), TODAY)
    (then,) = found.figures
    sums = {point.month: point.value for point in indicators.series(con, words, "total", "E09000099", TODAY).rolling}
    assert then.figure.value == figure.value - 5
    assert then.again == sums[date(2024, 12, 1)]
    assert (then.now, then.now_month) == (figure.value, figure.last_month)
    assert then.is_revised is (then.again != then.figure.value)
    assert not found.is_late


def test_a_measure_that_is_no_longer_known_has_no_figure_now_and_what_is_overdue_is_late(
    con, words, path, council, seen
):
    lost = replace(seen.figures[0], indicator="lost")
    _write(path, council, replace(seen, figures=(lost,)))
    (found,) = decisions.since(con, words, decisions.held(path), date(2025, 6, 2))
    assert (found.figures[0].again, found.figures[0].now) == (None, None)
    assert found.is_late
