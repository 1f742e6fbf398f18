"""Planning impact days as frozen records: where they are needed, plans with their prices, how they did before."""

from dataclasses import dataclass
from datetime import date


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
class PlaceNeed:
    """The need of one hexagon: its ward's, measure by measure, times its part of what is counted in the ward.

    `ward_share` is that part of all measures together, 0 to 1; `months`, `issues` and `stability` as for a ward;
    longitude and latitude are its middle's.
    """

    cell_id: str
    name: str
    ward_code: str
    longitude: float
    latitude: float
    months: tuple[float, ...]
    issues: dict[str, tuple[float, ...]]
    stability: float
    ward_share: float

    @property
    def total(self) -> float:
        """An average year's need."""
        return sum(self.months)


@dataclass(frozen=True)
class Placed:
    """By what it is told where in a ward a measure's need lies: a kind of record with points, and its months."""

    indicator: str
    name: str
    kind: str
    first_month: date
    last_month: date


@dataclass(frozen=True)
class NeedWithin:
    """Need by place within wards, the highest first; `unplaced` measures are shared out as the placed ones are."""

    places: tuple[PlaceNeed, ...]
    placed: tuple[Placed, ...]
    unplaced: tuple[Missing, ...]


@dataclass(frozen=True)
class Slot:
    """One planned day: its month, ward and theme, and the need it covers that no earlier day of the plan does.

    `place` and `cell_id` name the place within the ward, and are empty where whole wards are planned.
    """

    month: date
    ward_code: str
    ward_name: str
    theme: str
    covered: float
    place: str = ""
    cell_id: str = ""


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
class Missed:
    """A place in high need without a day: what one would cost, and what keeps it out.

    `cost`: the share of covered need that a day there would cost; None where no plan under the rules has one, or where
    the time ran out before that was told (not `is_settled`). `rules`: those without which, each alone, it would have a
    day; under the first of them in `month`, were it not for the day in `other` in `other_month`, where it is one
    planned day that stands in its way. `adds`: the most need that one more day there would cover in a month that is not
    closed; `least`: what the planned day does that is missed least. `is_left_out`: by choice. `are_rules_settled`:
    whether the time was enough to tell of every rule.
    """

    name: str
    cost: float | None
    rules: tuple[str, ...]
    month: date | None
    other: str
    other_month: date | None
    adds: float
    least: float
    is_left_out: bool = False
    is_settled: bool = True
    are_rules_settled: bool = True


@dataclass(frozen=True)
class YearPlan:
    """A year's days, or the reason why there are none.

    `share`: of the year's need covered; `gap`: by what share a better plan could exceed it; `missed`: the places in
    highest need without a day.
    """

    slots: tuple[Slot, ...]
    share: float
    gap: float
    switches: tuple[Switch, ...]
    alternatives: tuple[Alternative, ...]
    missed: tuple[Missed, ...]
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
