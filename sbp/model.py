"""The words of the field, as frozen records that every room shares."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sbp.standing import Funnel, Standing

CountsAs = Literal["crime", "incident", "report", "call", "share"]
Better = Literal["up", "down", "neither"]
AreaKind = Literal["borough", "ward", "lsoa"]
Effect = Literal["refuse", "step", "note"]
Sensitivity = Literal["open", "protected", "borough only"]


@dataclass(frozen=True)
class Source:
    """One publisher's data set: what it is, whose it is, where it comes from and what would mislead."""

    id: str
    title: str
    publisher: str
    page: str
    licence: str
    attribution: str
    status: str
    cadence: str
    due_after_days: int | None
    geography: str
    formats: tuple[str, ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True)
class Category:
    """One of our categories; `counts_as` keeps incidents out of crime totals."""

    id: str
    name: str
    group: str
    counts_as: CountsAs


@dataclass(frozen=True)
class Label:
    """One publisher's label pair for a category, and the months in which the publisher used it (None: open)."""

    scheme: str
    major: str
    minor: str
    category: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class Indicator:
    """One measure that pages can show: the question it answers, where its counts come from, which way is better.

    `datasets` names, for each kind of area, the data set of `monthly_count` that feeds it.
    """

    id: str
    name: str
    question: str
    source: str
    datasets: dict[AreaKind, str]
    categories: tuple[str, ...]
    counts_as: CountsAs
    unit: str
    per: str
    better: Better
    smallest_area: AreaKind
    sensitivity: Sensitivity
    headline: bool
    caveats: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True)
class Break:
    """A day from which a series no longer means quite the same, and what follows from it."""

    id: str
    day: date
    title: str
    reason: str
    effect: Effect
    sources: tuple[str, ...]
    indicators: tuple[str, ...]
    area_kinds: tuple[AreaKind, ...]


@dataclass(frozen=True)
class Event:
    """A span of months that a reader must know of; an exceptional one is left out of baselines."""

    id: str
    first: date
    last: date
    title: str
    reason: str
    exceptional: bool


@dataclass(frozen=True)
class Vintage:
    """One set of ward boundaries: its key (the year it came into force) and the days it was in force."""

    id: str
    title: str
    in_force_from: date
    in_force_to: date | None


@dataclass(frozen=True)
class Borough:
    """The partnership's borough as content: code, names, police force and ward vintages, newest last."""

    code: str
    name: str
    partnership: str
    force: str
    transport_force: str
    region: str
    vintages: tuple[Vintage, ...]


@dataclass(frozen=True)
class Area:
    """One borough or ward of one vintage.

    `vintage` is empty for a borough; `residents` is None where no count is held.
    """

    code: str
    name: str
    kind: AreaKind
    vintage: str
    residents: int | None
    residents_label: str
    area_km2: float | None


@dataclass(frozen=True)
class Point:
    """One month of a series; a value of None is a month that was not supplied, never a zero."""

    month: date
    value: float | None
    note: str = ""


@dataclass(frozen=True)
class Interval:
    """A range that holds the true value with the stated chance (`level`, 0 to 1)."""

    low: float
    high: float
    level: float = 0.95


@dataclass(frozen=True)
class Change:
    """Twelve months against the twelve before: counts, ratio with its interval, or the reason there is none.

    `ratio` and `interval` are None where `reason` says why; `dispersion` is the variance over the mean that was used.
    """

    latest: int | None
    previous: int | None
    ratio: float | None
    interval: Interval | None
    dispersion: float | None
    reason: str = ""
    note: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out "no change"."""
        return self.interval is not None and not (self.interval.low <= 1.0 <= self.interval.high)


@dataclass(frozen=True)
class Freshness:
    """How current a source's data is: last month held, the day it was loaded, the day the next is due.

    `kind` is whose figures these months are of, "" for all. Of a source whose borough and ward figures end in different
    months, `parts` has each; it is late where one of them is, and `next_due` is the first day of theirs.
    """

    last_month: date | None
    retrieved: date | None
    next_due: date | None
    is_late: bool
    kind: str = ""
    parts: tuple["Freshness", ...] = ()


@dataclass(frozen=True)
class Result:
    """One indicator in one area, with everything a reader needs to judge it.

    `points` run without a gap from the first month held to the last; missing months carry None.
    `rolling` are sums of twelve months ending at each month, None where one is missing or a break refuses to add them.
    `missing` says which months are left out because of what the publisher's files lack; `caveats` say it, too.
    """

    indicator: Indicator
    area: Area
    source: Source
    points: tuple[Point, ...]
    rolling: tuple[Point, ...]
    change: Change
    rate_per_1000: float | None
    rate_interval: Interval | None
    breaks: tuple[Break, ...]
    events: tuple[Event, ...]
    caveats: tuple[str, ...]
    freshness: Freshness
    data_version: str
    is_demonstration: bool
    reason: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class WardRow:
    """One ward's line of a ward table: count of the window, rate, change, and place in order (1 = highest rate)."""

    area: Area
    count: int | None
    rate_per_1000: float | None
    rate_interval: Interval | None
    change: Change
    rank: int | None
    standing: Standing | None = None


@dataclass(frozen=True)
class WardTable:
    """An indicator over all wards of one vintage for a window of months.

    `no_ward_count` is what the borough's own figure holds beyond the wards; None where it cannot be told.
    """

    indicator: Indicator
    source: Source
    vintage: Vintage
    first_month: date
    last_month: date
    rows: tuple[WardRow, ...]
    borough_count: int | None
    no_ward_count: int | None
    caveats: tuple[str, ...]
    freshness: Freshness
    data_version: str
    is_demonstration: bool
    is_schematic: bool
    reason: str = ""
    missing: tuple[str, ...] = ()
    funnel: Funnel | None = None


@dataclass(frozen=True)
class Reject:
    """One row that was read and not loaded, with the line it stood on; `value` never holds personal data.

    `member` names the file of an archive in which the line stands; empty where the file is none.
    """

    line: int
    reason: str
    column: str = ""
    value: str = ""
    member: str = ""


@dataclass(frozen=True)
class FileReport:
    """What became of one file: rows in = loaded + rejected + out of area.

    `superseded` of the loaded rows gave way to newer files of the same months.
    """

    name: str
    sha256: str
    bytes: int
    format: str
    source: str
    first_month: date | None
    last_month: date | None
    rows_in: int
    loaded: int
    rejected: int
    out_of_area: int
    superseded: int = 0
    warnings: tuple[str, ...] = ()
    rejects: tuple[Reject, ...] = field(default=(), repr=False)
