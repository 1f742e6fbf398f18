"""What the partnership set out to do and what it said of it, as frozen records.

Every record that stands for something printed carries the document and section in which it stands.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sbp.model import Change, Result
from sbp.profiles import BoroughRow

About = Literal["action", "measure", "priority"]
State = Literal["improving", "worsening", "changed", "no signal", "not enough data", "not comparable"]


@dataclass(frozen=True)
class Document:
    """A document of the partnership; `dated` is as much of its date as it prints."""

    id: str
    title: str
    dated: str
    about: str


@dataclass(frozen=True)
class Reference:
    """Where something is printed: the document's title and the section in it."""

    document: str
    section: str


@dataclass(frozen=True)
class Item:
    """One thing that a strategy says, in short words; title and the id of a published figure in it may be empty."""

    title: str
    text: str
    reference: Reference
    figure: str = ""


@dataclass(frozen=True)
class Support:
    """Where somebody finds help: a service, what it is for, how to reach it, its own site, and who it says may."""

    name: str
    purpose: str
    contact: str
    address: str


@dataclass(frozen=True)
class Unheld:
    """A measure that the documents watch and open data does not hold: why, and the last figure printed.

    `figure` is the id of that figure among the published ones, empty where none is printed.
    """

    measure: str
    why: str
    printed: str
    period: str
    figure: str
    reference: Reference


@dataclass(frozen=True)
class Priority:
    """One priority of one strategy; `id` is unique within its period, `address` among all.

    `board_quarter` is the quarter (1 to 4, April first) in which the Board discusses it, None where none is printed.
    `notice` is said wherever its figures stand. `topics` are ids of survey topics. Where `support` is named, the page
    shows it first, and can be left at once.
    """

    period: str
    id: str
    number: int
    name: str
    address: str
    summary: str
    notice: str
    aim: Item
    sub_priorities: tuple[str, ...]
    tackle: tuple[Item, ...]
    how: tuple[Item, ...]
    board_quarter: int | None
    lead_partners: tuple[str, ...]
    plans: tuple[str, ...]
    indicators: tuple[str, ...]
    topics: tuple[str, ...]
    not_in_open_data: tuple[Unheld, ...]
    support: tuple[Support, ...] = ()


@dataclass(frozen=True)
class Action:
    """Something promised; `priority` is empty where it serves all of them, `owner` is a role.

    `figures` are the ids of published figures in its text, here and below.
    """

    id: str
    period: str
    priority: str
    text: str
    owner: str
    reference: Reference
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """What was said of an action, a measure or a priority in a quarter: by a document, or at a meeting since.

    `status` is as printed, empty where the cell is blank. `reference` is document and section, or where it was agreed
    and when. `is_certain` is False where the print leaves open which row a status belongs to.
    """

    about: About
    id: str
    quarter: str
    status: str
    note: str
    reference: Reference
    is_certain: bool
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class YearlyCheck:
    """How a target is checked: a yearly figure must not exceed that of its base year (years begin in April).

    `base_year` is None where no base is printed: then the figures are told, and no verdict follows from them.
    """

    dataset: str
    measure: str
    base_year: int | None
    due_year: int


@dataclass(frozen=True)
class Target:
    """Something to be reached by a date; `printed` is what a document prints about it later, empty where nothing."""

    id: str
    period: str
    priority: str
    text: str
    base: str
    due: str
    due_by: date | None
    check: YearlyCheck | None
    printed: str
    reference: Reference
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tally:
    """What became of one period, as chosen: actions, those with a judged status, and targets by what came of them."""

    title: str
    actions: int
    judged: int
    met: int
    missed: int
    not_due: int
    unknown: int


@dataclass(frozen=True)
class Monitor:
    """What is watched, by whom and how often; `source` is the id of the source that feeds it, empty where none does."""

    id: str
    period: str
    priority: str
    what: str
    who: str
    how_often: str
    source: str
    reference: Reference


@dataclass(frozen=True)
class Objection:
    """A reason given against a priority in a consultation, and the answer; empty where none is printed."""

    id: str
    priority: str
    reason: str
    response: str
    reference: Reference


@dataclass(frozen=True)
class Strategy:
    """One period's strategy; `id` is the period, `standing` says how far its adoption is evidenced."""

    id: str
    title: str
    first: int
    last: int
    standing: str
    is_proposed: bool
    priorities: tuple[Priority, ...]
    actions: tuple[Action, ...]
    progress: tuple[Progress, ...]
    targets: tuple[Target, ...]
    monitoring: tuple[Monitor, ...]
    duties: tuple[Item, ...]
    decisions: tuple[Item, ...]
    objections: tuple[Objection, ...]

    def priority_names(self) -> dict[str, str]:
        """Return the names of the priorities by id."""
        return {each.id: each.name for each in self.priorities}


@dataclass(frozen=True)
class Thread:
    """How priorities of one period continue in the next; `priorities` lists their ids by period."""

    id: str
    title: str
    why: str
    priorities: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Strategies:
    """All strategies, oldest first, how they hang together, which one leads, and where leaving a page at once leads."""

    documents: tuple[Document, ...]
    periods: tuple[Strategy, ...]
    threads: tuple[Thread, ...]
    leads: str
    leave_to: str = ""

    @property
    def leading(self) -> Strategy:
        """The strategy whose priorities are shown first."""
        return next(each for each in self.periods if each.id == self.leads)

    @property
    def priorities(self) -> tuple[Priority, ...]:
        """The priorities of all periods, those of the leading one first."""
        ordered = (self.leading, *(each for each in self.periods if each.id != self.leads))
        return tuple(priority for each in ordered for priority in each.priorities)


@dataclass(frozen=True)
class Fired:
    """A rule that fired: "change" (the interval of the 12-month change) or a signal's rule, its month and direction.

    `direction` is 1 for high, -1 for low.
    """

    rule: str
    month: date
    direction: int


@dataclass(frozen=True)
class Status:
    """What the rule makes of a measure: the state, what decided, what else fired, and what two points would say.

    `false_alarm` is the chance of the deciding rule when nothing has happened, None where none fired. `two_points` is
    the state that two totals alone would give, "" where one is missing.
    """

    state: State
    decided: Fired | None
    also: Fired | None
    false_alarm: float | None
    two_points: str


@dataclass(frozen=True)
class BoardRow:
    """One line of a priority's board table: the measure's own answer, the computed and the judged status.

    `among` is the borough's line among the region's boroughs for the same months, None where no file holds them.
    """

    result: Result
    status: Status
    judged: Progress | None
    among: BoroughRow | None = None

    @property
    def change(self) -> Change:
        """The rolling year against the one before."""
        return self.result.change
