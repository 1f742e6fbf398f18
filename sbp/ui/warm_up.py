"""The slow work before the first visitor: imports, the database, and the first answers and drawings of the pages."""

import importlib
import inspect
import mimetypes
from collections.abc import Callable

from sbp import logs, settings
from sbp.answers import decomposing, impact_plan, need
from sbp.charts import theme
from sbp.errors import SbpError
from sbp.ui import (
    answers,
    board_table,
    building,
    drawings,
    evidence_cards,
    impact_answers,
    maps,
    meeting_answers,
    priority_strip,
    snapshots,
    standing_answers,
    strategy_answers,
    street_answers,
    watch_answers,
)
from sbp.ui.snapshots import View

# Streamlit and a plan of impact days load these when the first visitor's page needs them.
LATE_IMPORTS = ("pandas", "pydeck", "scipy.optimize")


def run() -> None:
    """Load what pages need and make their first answers; where there is no data yet, start building it.

    Whatever goes wrong here is noted in the log and left to the pages, which say it to whoever visits.
    """
    for name in LATE_IMPORTS:
        importlib.import_module(name)
    if not snapshots.exists():
        if settings.audience() != settings.PUBLIC:
            building.builder().start()
        return
    # Streamlit asks for both in the first run of a process: all modules are looked through, and a list of file types.
    inspect.stack()
    mimetypes.init()
    try:
        snapshot = snapshots.current()
        today = snapshots.today(snapshot)
    except Exception as fault:
        logs.failure(fault, "warm-up cut short")
        return
    for colours in (theme.LIGHT, theme.DARK):
        view = View(snapshot=snapshot, today=today, colours=colours)
        for piece in DRAWN if colours is not theme.LIGHT else (*DRAWN, *ANSWERED):
            _prepare(piece, view)


def _prepare(piece: Callable[[View], object], view: View) -> None:
    try:
        piece(view)
    except SbpError as fault:
        logs.event("not prepared", piece=piece.__name__, reason=fault.what)
    except Exception as fault:
        logs.failure(fault, "warm-up cut short")


def _headlines(view: View) -> None:
    vintage = view.snapshot.content.borough.vintages[-1].id
    for result in answers.headlines(view):
        drawings.strip_spec(view, result)
        drawings.trend_spec(view, result, "monthly")
        if "ward" in result.indicator.datasets:
            table = answers.ward_table(view, result.indicator.id, None, answers.YEAR, vintage)
            drawings.ward_spec(view, table, maps.RATE)
            drawings.deck(view, table, maps.RATE, "")


def _priorities(view: View) -> None:
    for priority in view.snapshot.content.strategies.leading.priorities:
        board_table.drawn(view, priority)
        priority_strip.drawn(view, priority)
        strategy_answers.worries(view, priority.topics)


def _boards(view: View) -> None:
    for priority in view.snapshot.content.strategies.priorities:
        strategy_answers.board(view, priority)


def _series(view: View) -> None:
    """Make what pages with a series ask for: of each priority's first measure, and of the measure that leads."""
    boards = [strategy_answers.board(view, each) for each in view.snapshot.content.strategies.leading.priorities]
    for result in (*answers.headlines(view)[:1], *(rows[0].result for rows in boards if rows)):
        watch_answers.board(view, result)
        drawings.trend_spec(view, result, "monthly")
    for kind in (decomposing.CATEGORY, decomposing.WARD):
        watch_answers.parts(view, answers.headlines(view)[0], kind)


def _places(view: View) -> None:
    vintages = [each.id for each in view.snapshot.content.borough.vintages]
    for vintage in vintages:
        answers.ground(view, vintage)
    standing_answers.profile_lines(view, vintages[-1])
    standing_answers.boroughs(view, answers.headlines(view)[0].indicator.id, answers.YEAR)


def _streets(view: View) -> None:
    """Make what maps of streets and a ward's page ask for. Where people sign in, what they may see is known then."""
    street_answers.in_metres(view)
    if settings.sign_in():
        return
    for kind in street_answers.kinds(view).values():
        if kind.on_ward_page:
            street_answers.table(view, kind.id, None, answers.YEAR)


def _impact_days(view: View) -> None:
    if settings.audience() == settings.PUBLIC:
        return
    impact = impact_answers.content(view)
    wish, weights = impact_plan.usual(impact, view.today), need.default_weights(impact)
    impact_answers.priced(view, weights, wish, impact_answers.plan(view, weights, wish))


def _meetings(view: View) -> None:
    """Make the next agendas. Where people sign in, which of them they may see is known when they have."""
    if settings.sign_in() or settings.audience() == settings.PUBLIC:
        return
    for each in meeting_answers.upcoming(view):
        meeting_answers.agenda_of(view, each.meeting, each.day or view.today)


DRAWN = (_headlines, _priorities, _series)
ANSWERED = (
    watch_answers.what_changed,
    answers.held,
    answers.all_areas,
    _boards,
    _places,
    _streets,
    evidence_cards.audited,
    strategy_answers.attitudes,
    _impact_days,
    _meetings,
)
