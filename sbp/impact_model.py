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
    oldest_places_months: int
    places_a_ward: int
    camera_months: int
    cameras: int
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
    """A day in the register; `held` is None until its outputs are written down, `seal` is the hash of the booking.

    `withdrawn` is the reason why a day that was booked will not be held, empty for one that stands.
    `design` is None for a day that was held before it was booked: nothing was fixed by which it could be judged.
    """

    key: str
    day: date
    ward_code: str
    ward_name: str
    theme: str
    lead: str
    partners: tuple[str, ...]
    objective: str
    design: Design | None
    booked_at: str
    seal: str
    held: "Held | None"
    additions: tuple[str, ...]
    is_invented: bool
    withdrawn: str = ""


@dataclass(frozen=True)
class Held:
    """What a day left behind, as counts by output, notes and cost; `entry` is the record that a correction replaces.

    `cost` in pounds, None where it was not given.
    """

    outputs: dict[str, float]
    notes: str
    entry: int
    cost: float | None = None


@dataclass(frozen=True)
class Outcome:
    """What can be said of one day, or of several pooled: the ratio (1: as elsewhere) with its interval.

    `avoided`: incidents fewer than the comparison leads to expect over the months after, below zero for more, with its
    interval. `fall_by_chance`: the fall (0 to 1) that choosing a place by its count brings about by itself. `rank`:
    where the place's ratio stands among all wards (1: fell most), of `ranked`. `ring_ratio`: the same ratio next door,
    and `with_ring` the incidents avoided in the place and next door together. `shams`: what the same reckoning gave in
    earlier years, in which no day was held. `cost`: pounds that the days judged cost, None where not given of each.
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
    shams: tuple[float, ...] = ()
    with_ring: tuple[float, float, float] | None = None
    cost: float | None = None


@dataclass(frozen=True)
class ReadyYear:
    """A business year's days together: how many were held, what can be said of them, the chance of finding a 30% cut.

    `year`: the one in which it began, on 1 April.
    """

    year: int
    days: int
    outcome: Outcome
    power: float | None
