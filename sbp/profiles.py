"""One ward over all measures, and all boroughs over one measure: the records of the ward and London pages."""

from dataclasses import dataclass
from datetime import date

from sbp.model import Area, Break, Change, Event, Freshness, Indicator, Interval, Point, Source, WardRow
from sbp.standing import Funnel, RankInterval, Standing


@dataclass(frozen=True)
class ProfileLine:
    """One measure in one ward: its row among the wards, and the rate of all wards together in the same months.

    `common_rate` is per 1,000 residents and leaves out what has no ward recorded, so that both come from one count;
    None where rates cannot be judged. `is_current` tells whether its last month lies within a year of the newest
    measure's.
    """

    indicator: Indicator
    row: WardRow
    first_month: date
    last_month: date
    wards: int
    common_rate: float | None
    is_current: bool

    @property
    def stands_out(self) -> bool:
        """Whether the ward stands out on this measure; one without a standing or with old figures alone does not."""
        return self.is_current and self.row.standing is not None and self.row.standing.stands_out


@dataclass(frozen=True)
class OldWard:
    """A ward before that shares ground with a ward since: shares of the newer ward, and of the older one (0 to 1)."""

    area: Area
    share_of_new_residents: float | None
    share_of_new_area: float
    share_of_old_residents: float | None
    share_of_old_area: float


@dataclass(frozen=True)
class WardProfile:
    """One ward: every measure that is counted by ward, what stands out first, and what it was made of.

    `lines` keep the order of the content; `not_held` are measures of which no ward holds a figure.
    """

    ward: Area
    borough: Area
    lines: tuple[ProfileLine, ...]
    not_held: tuple[Indicator, ...]
    old_wards: tuple[OldWard, ...]
    caveats: tuple[str, ...]
    data_version: str
    is_demonstration: bool

    @property
    def outstanding(self) -> tuple[ProfileLine, ...]:
        """The measures on which the ward stands out."""
        return tuple(line for line in self.lines if line.stands_out)


@dataclass(frozen=True)
class BoroughRow:
    """One borough's line: count of the window, rate, change, and its change against the other boroughs together.

    `against_others` has a ratio of 1 where it moved as they did; its counts are the borough's own.
    """

    area: Area
    count: int | None
    rate_per_1000: float | None
    rate_interval: Interval | None
    change: Change
    against_others: Change
    standing: Standing | None
    is_own: bool
    is_similar: bool


@dataclass(frozen=True)
class BoroughTable:
    """One measure over all boroughs that the files hold, by name, for a window of months.

    `similar_rule` says how the similar boroughs were chosen; `not_held` names boroughs without a figure. `missing` says
    which of our own borough's months are left out and why.
    """

    indicator: Indicator
    source: Source
    first_month: date
    last_month: date
    rows: tuple[BoroughRow, ...]
    own_code: str
    total_rate: float | None
    similar_rule: str
    not_held: tuple[str, ...]
    funnel: Funnel | None
    caveats: tuple[str, ...]
    freshness: Freshness
    data_version: str
    is_demonstration: bool
    reason: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class WardRun:
    """Sums of the 12 months to each month in one ward, per 1,000 residents where `EveryWard.is_rate`."""

    area: Area
    points: tuple[Point, ...]


@dataclass(frozen=True)
class EveryWard:
    """One measure in every ward of one set of boundaries, over the same months, and in all wards together.

    Rates are on the residents of one year, so an early month of a ward that has grown reads low. `together` is the rate
    of all wards, or their mean count. `breaks` and `events` are those that lie in the months.
    """

    wards: tuple[WardRun, ...]
    together: tuple[Point, ...]
    is_rate: bool
    breaks: tuple[Break, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True)
class HarmWeights:
    """A set of weights by category: `kind` is "official" or "local"; `without` says what has no weight, and why."""

    name: str
    kind: str
    source: str
    reference: str
    without: str
    weights: dict[str, float]


@dataclass(frozen=True)
class HarmRow:
    """One ward by count and by harm, each per 1,000 residents with its place in the order, 1 the highest.

    `ranks` is the interval of its place by harm; `rate_without` and `place_without` leave out the gravest category.
    """

    area: Area
    count_rate: float
    count_place: int
    harm: float
    harm_rate: float
    harm_place: int
    ranks: RankInterval
    rate_without: float
    place_without: int


@dataclass(frozen=True)
class HarmTable:
    """A measure over the wards by count and by harm, or the reason why harm cannot stand beside the count.

    `gravest` names the category with the largest weight, `gravest_count` what was counted of it in the wards, and
    `gravest_share` its part of all harm (0 to 1); `heaviest` the category with the largest part.
    `unweighted` names categories that were counted and have no weight.
    """

    rows: tuple[HarmRow, ...]
    gravest: str
    gravest_count: int
    gravest_share: float
    unweighted: tuple[str, ...]
    reason: str = ""
    heaviest: str = ""
    heaviest_share: float = 0.0


@dataclass(frozen=True)
class ReportingWay:
    """One way to report: when to use it, how, the page it leads to ("" for none), whether it stands on paper too."""

    id: str
    when: str
    how: str
    page: str
    is_short: bool


@dataclass(frozen=True)
class ContactsCheck:
    """When printed numbers and addresses were written down, and checked by whom; who is to check them, and how often.

    `day` is None and `by` empty as long as nobody has checked them.
    """

    written: date
    day: date | None
    by: str
    keeper: str
    every: str
