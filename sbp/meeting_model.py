"""Meetings of the partnership as frozen records: what is known of each, what stands on an agenda, what was decided."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sbp.model import Result, WardTable
from sbp.paper import Section
from sbp.strategy_model import BoardRow, Item, Priority, Reference, Unheld
from sbp.watching import ExpectedPoint, WhatChanged

Basis = Literal["business", "calendar"]
State = Literal["open", "done", "dropped"]
ItemKind = Literal[
    "since",  # what was decided before, and what happened since
    "theme",  # the priority that the strategy sets for the quarter
    "year_end",  # where each priority stands at the end of the year
    "exceptions",  # measures of the other priorities that moved beyond chance
    "update",  # one priority at every meeting
    "response",  # what the council did last month, and what came of it
    "changed",  # what moved this month beyond chance
    "where",  # wards by a measure
    "days",  # the last and the next impact day
    "tasks",  # what the council proposes
    "decisions",  # what is decided today
]


@dataclass(frozen=True)
class Quarter:
    """A quarter of a year as the documents count it: `label` is `2025/26 Q4` or `2026 Q1`."""

    number: int
    label: str


@dataclass(frozen=True)
class AgendaPoint:
    """One standing item of a meeting; without a reference it is an assumption of this tool.

    `priority` is the id of one in the leading strategy ("" for none), `quarters` those in which the item stands (empty:
    in all), `indicators` the measures that it shows.
    """

    kind: ItemKind
    title: str
    priority: str
    quarters: tuple[int, ...]
    indicators: tuple[str, ...]
    reference: Reference | None


@dataclass(frozen=True)
class PastDate:
    """A day on which a document says that the meeting was, or was to be, held."""

    day: date
    note: str
    reference: Reference


@dataclass(frozen=True)
class Meeting:
    """One meeting of the partnership as content.

    `every` is how many months lie between two, None where no document says; `months` are the calendar months (1 to 12)
    in which one is expected, empty where it cannot be told. `marking` stands on every screen and page; `is_restricted`
    means that only those who may see restricted papers see its own. `assumed` lists what no document says.
    """

    id: str
    name: str
    short: str
    purpose: str
    every: int | None
    months: tuple[int, ...]
    attends: tuple[str, ...]
    marking: str
    is_restricted: bool
    pack: str
    says: tuple[Item, ...]
    held: tuple[PastDate, ...]
    agenda: tuple[AgendaPoint, ...]
    assumed: tuple[str, ...]


@dataclass(frozen=True)
class Meetings:
    """All meetings by id in the order of their file, how quarters are counted, and where the documents disagree."""

    meetings: dict[str, Meeting]
    basis: Basis
    conflicts: tuple[Item, ...]


@dataclass(frozen=True)
class Upcoming:
    """The next one of a meeting: its day, or only the month in which it is expected (both None: not known).

    `themes` are the names of the priorities that the leading strategy sets for its quarter.
    """

    meeting: Meeting
    day: date | None
    month: date | None
    quarter: Quarter | None
    themes: tuple[str, ...]

    @property
    def is_dated(self) -> bool:
        """Whether somebody entered the day."""
        return self.day is not None


@dataclass(frozen=True)
class Figure:
    """A figure that a decision rests on: twelve months of one measure in one area, as they stood on screen."""

    indicator: str
    area: str
    name: str
    unit: str
    last_month: date
    value: int
    told: str


@dataclass(frozen=True)
class FollowUp:
    """What was written about a decision later: its state from then on, what happened, by whom and when."""

    state: State
    text: str
    who: str
    written_at: str


@dataclass(frozen=True)
class Decision:
    """Something to be done: by which role, until when, resting on which figures of which data version.

    `entry` is the number of the entry that stands; `filters` pairs of what was chosen on screen and how; `place` is
    empty for decisions without one; `is_proposed` marks a task that the council proposes.
    """

    key: str
    meeting: str
    held_on: date
    about: str
    text: str
    owner: str
    due: date
    place: str
    is_proposed: bool
    figures: tuple[Figure, ...]
    filters: tuple[tuple[str, str], ...]
    data_version: str
    who: str
    written_at: str
    entry: int
    state: State
    follow_ups: tuple[FollowUp, ...]

    @property
    def is_open(self) -> bool:
        """Whether it still waits to be done."""
        return self.state == "open"


@dataclass(frozen=True)
class FigureSince:
    """A figure then and now: as it was stored, the same twelve months in today's data, and the newest twelve months.

    `again` and `now` are None where today's data does not hold them; `now_month` ends the newest twelve months.
    """

    figure: Figure
    again: int | None
    now: int | None
    now_month: date | None

    @property
    def is_revised(self) -> bool:
        """Whether the same months read otherwise in today's data."""
        return self.again is not None and self.again != self.figure.value


@dataclass(frozen=True)
class Since:
    """A decision with its figures then and now; `is_late`: still open after the day it was due."""

    decision: Decision
    figures: tuple[FigureSince, ...]
    is_late: bool


@dataclass(frozen=True)
class Response:
    """The council's response to the month before, and its result, as entered for one meeting of the tasking group."""

    meeting: str
    month: date
    text: str
    result: str
    who: str
    written_at: str
    entry: int


@dataclass(frozen=True)
class MeasureSeen:
    """One measure in one area as a meeting looks at it: its months, their expected range, and its board line.

    `row` is None where no priority's board table holds it; `is_exception`: it moved beyond what chance gives.
    """

    result: Result
    expected: tuple[ExpectedPoint, ...]
    row: BoardRow | None
    is_exception: bool


@dataclass(frozen=True)
class PrioritySeen:
    """One priority as a meeting looks at it, with all its measures.

    `unheld` are the measures of which nothing is held, each with the figure that a document printed last.
    """

    priority: Priority
    measures: tuple[MeasureSeen, ...]
    unheld: tuple[Unheld, ...] = ()

    @property
    def exceptions(self) -> tuple[MeasureSeen, ...]:
        """The measures that moved beyond what chance gives."""
        return tuple(each for each in self.measures if each.is_exception)


@dataclass(frozen=True)
class DaySeen:
    """An impact day as a meeting hears of it; `outputs` are name, count and unit of what it left behind."""

    day: date
    ward_name: str
    theme: str
    outputs: tuple[tuple[str, float, str], ...]
    is_held: bool
    is_invented: bool


@dataclass(frozen=True)
class AgendaItem:
    """One point of one meeting's agenda with what is to be seen under it; what does not belong to its kind is empty."""

    point: AgendaPoint
    priorities: tuple[PrioritySeen, ...] = ()
    measures: tuple[MeasureSeen, ...] = ()
    since: tuple[Since, ...] = ()
    changed: WhatChanged | None = None
    tables: tuple[WardTable, ...] = ()
    days: tuple[DaySeen, ...] = ()
    response: Response | None = None
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Agenda:
    """One meeting's agenda: which meeting, when, in which quarter, with which data, beside which region."""

    meeting: Meeting
    day: date
    quarter: Quarter
    items: tuple[AgendaItem, ...]
    region: str
    today: date
    data_version: str
    is_demonstration: bool


@dataclass(frozen=True)
class Screen:
    """One screen of a meeting: the agenda's point, its message, and the figures and filters that a decision keeps."""

    point: AgendaPoint
    section: Section
    figures: tuple[Figure, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
