"""Impact days as frozen records: what they address, how one is booked and held, what can be said of it afterwards."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Verdict = Literal["fewer", "more", "cannot tell", "too early", "not judged"]


@dataclass(frozen=True)
class Issue:
    """A measure that the days address: how much one incident counts, and whether it counts unless somebody says so."""

    indicator: str
    weight: float
    addressed: bool
    why: str


@dataclass(frozen=True)
class Theme:
    """What a day is about, the calendar months (1 to 12) it suits, the measures it addresses, and who takes part."""

    id: str
    name: str
    months: tuple[int, ...]
    issues: tuple[str, ...]
    partners: tuple[str, ...]


@dataclass(frozen=True)
class Role:
    """A partner by role; no person is named."""

    id: str
    name: str


@dataclass(frozen=True)
class OutputKind:
    """Something that a day leaves behind, counted in a unit."""

    id: str
    name: str
    unit: str


@dataclass(frozen=True)
class Measure:
    """What a day can be judged by: the sum of some measures."""

    id: str
    name: str
    issues: tuple[str, ...]


@dataclass(frozen=True)
class Settings:
    """How need is made, what a plan keeps to and how days are judged, unless somebody switches it; spans in months."""

    days_a_year: int
    days_a_month: int
    months_between_neighbours: int
    months_covered: int
    history_months: int
    half_life_months: int
    oldest_months: int
    window_months: int
    follow_up_months: int
    comparison_wards: int
    rules: dict[str, str]


@dataclass(frozen=True)
class Reported:
    """Operations that a document reports as totals, without days: never judged."""

    id: str
    title: str
    first: date
    last: date
    place: str
    document: str
    section: str
    note: str
    outputs: dict[str, float]


@dataclass(frozen=True)
class ImpactContent:
    """Everything under `data/impact_days/`; dictionaries are by id."""

    issues: tuple[Issue, ...]
    themes: dict[str, Theme]
    roles: dict[str, Role]
    outputs: dict[str, OutputKind]
    measures: dict[str, Measure]
    settings: Settings
    reported: tuple[Reported, ...]


@dataclass(frozen=True)
class Missing:
    """A measure that takes no part in need, and why; it is never counted as zero."""

    indicator: str
    name: str
    reason: str


@dataclass(frozen=True)
class WardNeed:
    """One ward's need: weighted incidents expected in each month of the calendar, and what it is made of.

    `issues`: by measure, January to December, weighted. `stability`: 0 to 1, the need that holds in nine of ten
    reasonable ways of making it, as a share of the need made as stated. `months`: the sum of issues times stability.
    """

    code: str
    name: str
    months: tuple[float, ...]
    issues: dict[str, tuple[float, ...]]
    stability: float

    @property
    def total(self) -> float:
        """An average year's need."""
        return sum(self.months)


@dataclass(frozen=True)
class Need:
    """Need of all wards, the highest first, with the weights, months and measures it is made of."""

    wards: tuple[WardNeed, ...]
    weights: dict[str, float]
    first_month: date
    last_month: date
    last_months: dict[str, date]
    missing: tuple[Missing, ...]
    choices: int
    data_version: str


@dataclass(frozen=True)
class Slot:
    """One planned day: its month, ward and theme, and the need it covers that no earlier day of the plan does."""

    month: date
    ward_code: str
    ward_name: str
    theme: str
    covered: float


@dataclass(frozen=True)
class Alternative:
    """Another plan that comes close: its days, and the share of the first plan's covered need that it covers."""

    slots: tuple[Slot, ...]
    share: float


@dataclass(frozen=True)
class Switch:
    """A rule with its price: the share of covered need that it costs, or would cost if it were switched on."""

    rule: str
    told: str
    is_on: bool
    price: float | None


@dataclass(frozen=True)
class YearPlan:
    """A year's days, or the reason why there are none.

    `share`: of the year's need covered; `gap`: by what share a better plan could exceed it; `missed`: for the
    wards in highest need without a day, by name, the share of covered need that one would cost (None: rules forbid it).
    """

    slots: tuple[Slot, ...]
    share: float
    gap: float
    switches: tuple[Switch, ...]
    alternatives: tuple[Alternative, ...]
    missed: tuple[tuple[str, float | None], ...]
    reason: str = ""


@dataclass(frozen=True)
class PastYear:
    """One past year in which the rule was tried: share of the need that then came, covered by each way of choosing."""

    first_month: date
    shares: dict[str, float]


@dataclass(frozen=True)
class BackTest:
    """How the rule would have done in past years, and its lead over the simple count with an interval (None: too few).

    `ways`: id to words, in the order in which they are told.
    """

    ways: dict[str, str]
    years: tuple[PastYear, ...]
    lead: float | None
    lead_low: float | None
    lead_high: float | None
    reason: str = ""


@dataclass(frozen=True)
class Design:
    """What was frozen when a day was booked: how it will be judged. Months are first days, windows include both ends.

    `detectable`: the smallest cut (0 to 1) found four times in five, None where none would be; `power`: the chance that
    a cut of 30% is found. `spread`: variance over mean. `drift`: variance by which the log of a ward wanders by itself.
    """

    measure: str
    issues: tuple[str, ...]
    picked_first: date
    picked_last: date
    before_first: date
    before_last: date
    after_first: date
    after_last: date
    comparison: tuple[str, ...]
    ring: tuple[str, ...]
    spread: float
    drift: float
    detectable: float | None
    power: float
    data_version: str


@dataclass(frozen=True)
class Day:
    """A day in the register; `held` is None until its outputs are written down, `seal` is the hash of the booking."""

    key: str
    day: date
    ward_code: str
    ward_name: str
    theme: str
    lead: str
    partners: tuple[str, ...]
    objective: str
    design: Design
    booked_at: str
    seal: str
    held: "Held | None"
    additions: tuple[str, ...]
    is_invented: bool


@dataclass(frozen=True)
class Held:
    """What a day left behind, as counts by output, and notes; `entry` is the record that a correction replaces."""

    outputs: dict[str, float]
    notes: str
    entry: int


@dataclass(frozen=True)
class Outcome:
    """What can be said of one day, or of several pooled: the ratio (1: as elsewhere) with its interval.

    `avoided`: incidents fewer than the comparison leads to expect over the months after, below zero for more, with its
    interval. `fall_by_chance`: the fall (0 to 1) that choosing a place by its count brings about by itself. `rank`:
    where the place's ratio stands among all wards (1: fell most), of `ranked`. `ring_ratio`: the same ratio next door.
    """

    verdict: Verdict
    reason: str
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    avoided: tuple[float, float, float] | None = None
    fall_by_chance: float | None = None
    rank: int | None = None
    ranked: int = 0
    ring_ratio: float | None = None
    placebo: float | None = None
    pooled: int = 1


@dataclass(frozen=True)
class ReadyYear:
    """A year's days together: how many were held, what can be said of them, the chance of finding a cut of 30%."""

    year: int
    days: int
    outcome: Outcome
    power: float | None
