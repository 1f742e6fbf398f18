"""Decisions, measures and an agenda made up by hand, small enough to check every screen against by eye."""

from dataclasses import replace
from datetime import date

from sbp.meeting_model import (
    Agenda,
    AgendaItem,
    AgendaPoint,
    Decision,
    Figure,
    FigureSince,
    FollowUp,
    MeasureSeen,
    Meeting,
    PrioritySeen,
    Quarter,
    Since,
)
from sbp.model import Interval, Result
from sbp.strategy_model import BoardRow, Fired, Item, Priority, Reference, Status
from sbp.watching import ExpectedPoint

PRINTED = Reference("A report", "section 2")
TODAY = date(2026, 3, 15)
FIGURE = Figure("things", "E1", "Things recorded, Made Up", "things recorded", date(2025, 11, 1), 900, "Fewer")
TAKEN = Decision(
    key="council 2025-12-10 aa", meeting="council", held_on=date(2025, 12, 10), about="Theme", text="Light the path",
    owner="Wardens", due=date(2026, 2, 1), place="", is_proposed=False, figures=(FIGURE,), filters=(),
    data_version="2025-12-01.1-00000000", who="board", written_at="2025-12-10T10:00:00+00:00", entry=1, state="open",
    follow_ups=(),
)  # fmt: skip
STEP = FollowUp("done", "It is lit", "analyst", "2026-01-20T10:00:00+00:00")
STILL = Status("no signal", None, None, None, "no signal")
FELL = Status("improving", Fired("change", date(2026, 2, 1), -1), None, 0.05, "improving")
ROSE = Status("worsening", Fired("outside", date(2026, 1, 1), 1), None, 0.012, "worsening")
SIGNAL = ExpectedPoint(date(2026, 1, 1), 99.0, "judged", 80.0, Interval(70, 90), Interval(60, 95), "outside", 1, True)


def since(again: int | None, now: int | None, is_late: bool = False, **changed) -> Since:
    """The decision with its one figure then and now."""
    month = date(2026, 2, 1) if now is not None else None
    return Since(replace(TAKEN, **changed), (FigureSince(FIGURE, again, now, month),), is_late)


def seen(result: Result, status: Status, name: str = "Things recorded", is_exception: bool = False) -> MeasureSeen:
    """One measure with a status, and one month that does not fit."""
    own = replace(result, indicator=replace(result.indicator, id=name.lower(), name=name))
    return MeasureSeen(own, (SIGNAL,), BoardRow(own, status, None), is_exception)


def priority(name: str, *measures: MeasureSeen) -> PrioritySeen:
    """A priority with these measures."""
    own = Priority(
        period="2025-28", id=name.lower(), number=1, name=name, address=name.lower(), summary="", notice="",
        aim=Item("", f"To help {name}.", PRINTED), sub_priorities=(), tackle=(), how=(), board_quarter=4,
        lead_partners=(), plans=(), indicators=(), topics=(), not_in_open_data=(),
    )  # fmt: skip
    return PrioritySeen(own, measures)


def point(kind: str, title: str = "Point") -> AgendaPoint:
    """A standing item of that kind."""
    return AgendaPoint(kind, title, "", (), (), None)


def agenda(*items: AgendaItem) -> Agenda:
    """An agenda of these items."""
    meeting = Meeting("council", "Council", "Council", "", 3, (), ("Wardens",), "OPEN", False, "", (), (), (), ())
    return Agenda(meeting, TODAY, Quarter(4, "2025/26 Q4"), items, "Region", TODAY, "2026-03-06.1-00000000", False)
