"""The watch kept on every series, as pages ask for it: made once per data version and kept."""

from dataclasses import replace

from sbp.answers import decomposing, every_ward, level_before, signals
from sbp.model import Result
from sbp.profiles import EveryWard
from sbp.ui import answers
from sbp.ui.cache import answer
from sbp.ui.snapshots import View
from sbp.watching import BoardChart, ChangeParts, ExpectedPoint, LevelBefore, WhatChanged


def expected(view: View, result: Result) -> tuple[ExpectedPoint, ...]:
    """Return what was to be expected of each of a series' latest months, and of the three to come."""
    shown, key = view.snapshot, (result.indicator.id, result.area.code)
    return answer(view, "expected", *key, make=lambda: signals.expected(shown.con, shown.content, *key))


def adjusted(view: View, result: Result) -> Result:
    """Return a series whose months have their season taken out; without points where its season is not known."""

    def make() -> Result:
        """Take the season out."""
        return replace(result, points=signals.seasonally_adjusted(view.snapshot.con, result))

    return answer(view, "adjusted", result.indicator.id, result.area.code, make=make)


def hits(view: View, result: Result) -> tuple[tuple[int, int], ...]:
    """Return how past forecasts of a series have done, one, two and three months ahead."""
    key = (result.indicator.id, result.area.code)
    return answer(view, "hits", *key, make=lambda: signals.past_hits(view.snapshot.con, result))


def before(view: View, result: Result) -> LevelBefore | None:
    """Return the level before the latest exceptional spell of a series, as recorded also where it is shown adjusted."""
    key = (result.indicator.id, result.area.code)

    def make() -> LevelBefore | None:
        """Find the level before."""
        return level_before.of(view.snapshot.content, answers.series(view, *key))

    return answer(view, "level before", *key, make=make)


def board(view: View, result: Result) -> BoardChart:
    """Return what a chart for boards makes of a series."""
    key = (result.indicator.id, result.area.code)
    return answer(view, "board chart", *key, make=lambda: signals.board_chart(view.snapshot.con, result))


def parts(view: View, result: Result, kind: str) -> ChangeParts:
    """Return a series' latest change taken apart by "category" or by "ward"."""
    shown, take = view.snapshot, decomposing.by_ward if kind == decomposing.WARD else decomposing.by_category
    key = (kind, result.indicator.id, result.area.code)
    return answer(view, "parts", *key, make=lambda: take(shown.con, shown.content, result))


def what_changed(view: View) -> WhatChanged:
    """Return what changed in the newest month of each measure, and how much of it to expect if nothing had."""
    shown = view.snapshot
    return answer(view, "what changed", make=lambda: signals.what_changed(shown.con, shown.content, view.today))


def wards(view: View, indicator_id: str, vintage: str) -> EveryWard:
    """Return one measure in every ward of one set of boundaries.

    Raises:
        UsageError: no such indicator or boundaries.
    """
    shown, key = view.snapshot, (indicator_id, vintage)
    return answer(view, "every ward", *key, make=lambda: every_ward.series(shown.con, shown.content, *key))
