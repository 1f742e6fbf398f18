"""What is asked of a plan, and the problem it makes: sites, months, need, and the rules as the solver takes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from sbp import months
from sbp.answers import place_need
from sbp.answers.naming import find
from sbp.errors import UsageError
from sbp.impact_model import ImpactContent
from sbp.planning_model import Need, NeedWithin, PlaceNeed, Slot, WardNeed, YearPlan
from sbp.stats import covering
from sbp.stats.covering import Ground, Plan, Rules

YEAR = 12
THEMES = "themes"
STAYS = range(3, 7)  # months


@dataclass(frozen=True)
class Wish:
    """What a person asks of a plan; each rule can be switched off by None, zero or nothing.

    `closed`: months without a day. `excluded`: ward codes. `promised`: ward codes that get a day in any case. `stay`:
    months for which a deployable camera stands in a place, where cameras and not days are planned; `days` are then all
    placements of the year, `per_month` the cameras, and each covers its own place alone.
    """

    first_month: date
    days: int
    per_month: int | None = 1
    per_ward: int | None = None
    gap: int = 0
    least_wards: int | None = None
    closed: frozenset[date] = frozenset()
    excluded: frozenset[str] = frozenset()
    promised: frozenset[str] = frozenset()
    themes: bool = False
    stay: int = 0

    def checked(self) -> "Wish":
        """Return the wish itself where it makes sense.

        Raises:
            UsageError: the number of days is not 1 to 36, a ward is both promised and left out, or a camera is to stay
                for less than 3 months or more than 6.
        """
        if not 1 <= self.days <= 3 * YEAR:
            raise UsageError(f"A plan of {self.days} days cannot be made", "days", f"1 to {3 * YEAR}")
        if self.promised & self.excluded:
            raise UsageError("A ward cannot be both promised a day and left out", "rules", "one of the two")
        if self.stay and self.stay not in STAYS:
            raise UsageError(f"A camera cannot stay for {self.stay} months", "stay", "3 to 6")
        return self


class Problem:
    """The wish on the need: sites are wards, or each ward's places with most need; months are those of the plan."""

    def __init__(
        self,
        need: Need,
        impact: ImpactContent,
        neighbours: Mapping[str, set[str]],
        wish: Wish,
        within: NeedWithin | None = None,
    ) -> None:
        self.need, self.impact, self.wish, self.within = need, impact, wish.checked(), within
        self.codes = [ward.code for ward in need.wards]
        self.spots: tuple[WardNeed, ...] | tuple[PlaceNeed, ...] = within.places if within else need.wards
        self.of_ward = np.array([self.codes.index(_ward_code(each)) for each in self.spots])
        self.sites = self._sites()
        self.lasting = wish.stay or impact.settings.months_covered
        self.run = months.span(wish.first_month, months.add(wish.first_month, YEAR + self.lasting - 2))
        self.near = np.array([[other in neighbours.get(code, ()) for other in self.codes] for code in self.codes])
        is_wide = within and not wish.stay
        self.reach = place_need.within_reach(within.places) if is_wide else np.eye(len(self.spots), dtype=bool)
        self.full = self._ground(np.array([each.months for each in self.spots]))
        self.themed = self._ground(self._of_themes()) if wish.themes else self.full

    def _sites(self) -> np.ndarray:
        """Return the rows of the need at which a day can be planned: of each ward, those with most need."""
        kept: list[int] = []
        for ward in range(len(self.codes)):
            kept += np.flatnonzero(self.of_ward == ward)[: self.impact.settings.places_a_ward].tolist()
        return np.array(sorted(kept))

    def sites_of(self, code: str) -> tuple[int, ...]:
        """Return the sites in a ward."""
        return tuple(np.flatnonzero(self.of_ward[self.sites] == self.codes.index(code)).tolist())

    def rules(self) -> Rules:
        """Return the wish as the solver's rules."""
        wish = self.wish
        known = {code: code for code in self.codes}
        for code in wish.promised | wish.excluded:
            find("ward", code, known, {ward.code: ward.name for ward in self.need.wards})
        closed = {months.distance(wish.first_month, month) for month in wish.closed}
        closed |= {month for month in range(YEAR) if wish.stay and month % wish.stay}
        return Rules(
            days=wish.days,
            per_month=wish.per_month,
            per_ward=wish.per_ward,
            least_wards=wish.least_wards,
            gap=wish.gap,
            closed=frozenset(each for each in closed if 0 <= each < YEAR),
            excluded=frozenset(site for code in wish.excluded for site in self.sites_of(code)),
            promised=tuple(self.sites_of(code) for code in sorted(wish.promised)),
        )

    def theme_of(self, month: date) -> str:
        """Return the theme that suits a month, the first of those that do; empty where none does."""
        return next((each.id for each in self.impact.themes.values() if month.month in each.months), "")

    def slots(self, plan: Plan) -> tuple[Slot, ...]:
        """Return a plan's days with what each covers that none before it did."""
        found, before = [], 0.0
        for number, (site, month) in enumerate(plan.days, start=1):
            reached = covering.covered(self.full, plan.days[:number])
            ward, held = self.need.wards[self.full.ward[site]], self.run[month]
            place = (self.name_of(site), self.within.places[self.sites[site]].cell_id) if self.within else ()
            found.append(Slot(held, ward.code, ward.name, self.theme_of(held), reached - before, *place))
            before = reached
        return tuple(found)

    def plan_of(self, shown: YearPlan) -> Plan:
        """Return a plan that was told in days as the solver's own."""
        site_of = {_id(self.spots[row]): site for site, row in enumerate(self.sites)}
        days = tuple((site_of[each.cell_id or each.ward_code], self.run.index(each.month)) for each in shown.slots)
        covered = covering.covered(self.themed, days)
        return Plan(days, covered, covered * (1 + shown.gap))

    def name_of(self, site: int) -> str:
        """Return the name of a site."""
        return self.spots[self.sites[site]].name

    def worth(self, plan: Plan) -> float:
        """Return the need that a plan covers, of all measures, whatever it was made for."""
        return covering.covered(self.full, plan.days)

    def _ground(self, of_calendar: np.ndarray) -> Ground:
        demand = np.stack([of_calendar[:, month.month - 1] for month in self.run], axis=1)
        return Ground(demand, self.reach[:, self.sites], self.of_ward[self.sites], self.near, self.lasting)

    def _of_themes(self) -> np.ndarray:
        """Return each month's need of the measures that its theme addresses alone."""
        found = np.zeros((len(self.spots), YEAR))
        for month in range(YEAR):
            theme = self.impact.themes.get(self.theme_of(date(2001, month + 1, 1)))
            for row, spot in enumerate(self.spots):
                addressed = [values[month] for each, values in spot.issues.items() if theme and each in theme.issues]
                found[row, month] = sum(addressed) * spot.stability
        return found


def _id(spot: WardNeed | PlaceNeed) -> str:
    return spot.cell_id if isinstance(spot, PlaceNeed) else spot.code


def _ward_code(spot: WardNeed | PlaceNeed) -> str:
    return spot.ward_code if isinstance(spot, PlaceNeed) else spot.code
