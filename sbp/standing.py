"""Where one place stands among others of its kind, with the doubt that belongs to it, as frozen records."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

HotClass = Literal["hot", "cold", "not distinguishable"]
FunnelPlace = Literal["above", "below", "inside"]
End = Literal["highest", "lowest", ""]


@dataclass(frozen=True)
class RankInterval:
    """Between which places in the order of rates a place's true one lies; 1 is the highest rate of `of`.

    `level` is the least chance that it does; `draws` and `seed` make it again (0 draws: nothing tells them apart).
    """

    first: int
    last: int
    of: int
    level: float
    draws: int
    seed: int

    @property
    def outer_quarter(self) -> End:
        """The end of the order in whose quarter the whole interval lies, "" for neither."""
        if self.last <= self.of / 4:
            return "highest"
        return "lowest" if self.first > self.of * 3 / 4 else ""


@dataclass(frozen=True)
class Standing:
    """One place among others: smoothed rate, rank interval, place in the funnel, and class with its neighbours.

    Rates are per 1,000 residents. `expected_count` is what the common rate would give. `funnel` is against limits that
    99.8% of places keep to. `hot_class` is None where neighbours are not judged; `hot_p` is its adjusted chance.
    """

    smoothed_rate: float
    ranks: RankInterval
    expected_count: float
    funnel: FunnelPlace
    hot_class: HotClass | None = None
    hot_p: float | None = None

    @property
    def stands_out(self) -> bool:
        """Whether the rank interval lies wholly in an outer quarter, or the rate outside the funnel."""
        return bool(self.ranks.outer_quarter) or self.funnel != "inside"


@dataclass(frozen=True)
class FunnelPoint:
    """The limits of a rate per 1,000 for places of one number of residents."""

    residents: int
    low_95: float
    high_95: float
    low_998: float
    high_998: float


@dataclass(frozen=True)
class Funnel:
    """The limits around the common rate (per 1,000); `tau_squared` is the variance between places they allow for."""

    common_rate: float
    phi: float
    tau_squared: float
    points: tuple[FunnelPoint, ...]


@dataclass(frozen=True)
class Choice:
    """What may reasonably be chosen when hot places are looked for: the values that are tried, and why these."""

    id: str
    name: str
    values: tuple[str, ...]
    why: str

    @property
    def numbers(self) -> list[int]:
        """The values of a choice among numbers."""
        return [int(each) for each in self.values]


OverTimeClass = Literal["new", "persistent", "intensifying", "diminishing", "former", "on and off", "none"]


@dataclass(frozen=True)
class OverTime:
    """How a ward was hot with its neighbours over quarters: its class, and the quarters that it rests on.

    `since` is the first month of the quarters that have been hot without a break up to the newest; None where that
    is not hot.
    """

    named: OverTimeClass
    quarters: int
    hot_quarters: int
    recent_quarters: int
    recent_hot_quarters: int
    since: date | None
    last_month: date


@dataclass(frozen=True)
class HotPlace:
    """How firmly a place is hot: in what share (0 to 1) of so many ways of looking at the months up to `last_month`.

    `over_time` is None where too few quarters are held, and for cells.
    """

    share: float
    ways: int
    months: int
    last_month: date
    over_time: OverTime | None = None


PlaceKind = Literal["ward", "cell"]


@dataclass(frozen=True)
class RuleScore:
    """How one rule of choosing places did: means over the tries, each with both ends of its 95% range, 0 to 1.

    `hit` is the share of the events in the places named, `pei` that share over the best possible one, `lead` the share
    less that of the plain count.
    """

    rule: str
    hit: tuple[float, float, float]
    pei: tuple[float, float, float]
    lead: tuple[float, float, float]

    @property
    def is_better(self) -> bool:
        """Whether it did clearly better than the plain count."""
        return self.lead[1] > 0

    @property
    def is_worse(self) -> bool:
        """Whether it did clearly worse than the plain count."""
        return self.lead[2] < 0


@dataclass(frozen=True)
class PlaceTest:
    """Rules tried on `tries` past quarters, each naming `named` of the places; the best comes first."""

    kind: PlaceKind
    places: int
    named: int
    tries: int
    last_month: date
    scores: tuple[RuleScore, ...]

    def score(self, rule: str) -> RuleScore:
        """Return the score of a rule."""
        return next(each for each in self.scores if each.rule == rule)


@dataclass(frozen=True)
class Concentrated:
    """How concentrated events are, beside as many laid down at random `draws` times.

    `quarter` and `half` are how few places hold so much, and how many would by chance. The curves are the share of the
    events (0 to 1) in the fullest 0, 1, ..., 100% of the places.
    """

    kind: PlaceKind
    places: int
    events: int
    first_month: date
    last_month: date
    gini: float
    adjusted_gini: float
    chance_gini: tuple[float, float]
    quarter: tuple[int, float]
    half: tuple[int, float]
    curve: tuple[float, ...]
    chance_curve: tuple[float, ...]
    draws: int
    seed: int
