"""Impact days as their page asks for them: content, need, plans and verdicts, made once per data version and kept."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from sbp import months
from sbp.answers import (
    impact_backtest,
    impact_demo,
    impact_design,
    impact_plan,
    impact_register,
    impact_results,
    need,
    place_need,
    streets,
    ward_panel,
)
from sbp.answers.impact_problem import Wish
from sbp.answers.ward_panel import Panel
from sbp.charts import words
from sbp.content import impact_days
from sbp.impact_model import Day, Design, ImpactContent, Outcome, ReadyYear
from sbp.model import Area
from sbp.planning_model import BackTest, Need, NeedWithin, YearPlan
from sbp.store import place_queries
from sbp.streets_model import StreetPlace, StreetTable
from sbp.ui.cache import answer
from sbp.ui.snapshots import View

Weights = Mapping[str, float]
ROLE = "analyst"  # tasking sheets are for partners; the public sees none
MOST_PLACES = 4


def content(view: View) -> ImpactContent:
    """Return the content on impact days.

    Raises:
        ContentFaults: it has faults.
    """
    return answer(view, "impact content", make=lambda: impact_days.load(set(view.snapshot.content.indicators)))


def panel(view: View) -> Panel:
    """Return every measure that days may address, by ward and month."""
    shown = view.snapshot

    def make() -> Panel:
        """Read the measures."""
        issues = [each.indicator for each in content(view).issues]
        return ward_panel.read(shown.con, shown.content, issues, shown.facts.last_month or view.today.replace(day=1))

    return answer(view, "impact panel", make=make)


def need_of(view: View, weights: Weights) -> Need:
    """Return the need of every ward for a set of weights.

    Raises:
        SbpError: nothing to make it from.
    """
    shown = view.snapshot
    key = tuple(sorted(weights.items()))
    return answer(
        view, "impact need", key, make=lambda: need.of(shown.con, shown.content, content(view), dict(weights))
    )


def need_within(view: View, weights: Weights) -> NeedWithin:
    """Return the need of places within wards for a set of weights.

    Raises:
        SbpError: nothing to make it from, or nothing that tells where in a ward it lies.
    """
    shown, key = view.snapshot, tuple(sorted(weights.items()))
    settings = content(view).settings
    return answer(
        view, "impact need within", key,
        make=lambda: place_need.of(shown.con, shown.content, settings, need_of(view, weights)),
    )  # fmt: skip


def plan(view: View, weights: Weights, wish: Wish, is_within: bool = False) -> YearPlan:
    """Return a year's days for a set of weights and a wish, of wards or of places within them, without prices.

    Raises:
        SbpError: nothing to make it from, or the wish contradicts itself.
    """

    def make() -> YearPlan:
        """Plan the year."""
        within = need_within(view, weights) if is_within else None
        return impact_plan.of(need_of(view, weights), content(view), _neighbours(view), wish, within)

    return answer(view, "impact plan", tuple(sorted(weights.items())), wish, is_within, make=make)


def priced(view: View, weights: Weights, wish: Wish, shown: YearPlan, is_within: bool = False) -> YearPlan:
    """Return the plan on show, from `plan`, with what rules cost, other plans and who is left out."""

    def make() -> YearPlan:
        """Price the plan."""
        within = need_within(view, weights) if is_within else None
        return impact_plan.priced(need_of(view, weights), content(view), _neighbours(view), wish, shown, within)

    return answer(view, "impact plan priced", tuple(sorted(weights.items())), wish, is_within, shown, make=make)


def _neighbours(view: View) -> dict[str, set[str]]:
    vintage = view.snapshot.content.borough.vintages[-1].id
    return impact_plan.neighbours_of(place_queries.neighbours(view.snapshot.con, vintage))


def back_test(view: View, weights: Weights, days: int, used: tuple[str, ...]) -> BackTest:
    """Return how the rule would have done in past years, beside the wards that somebody enters."""

    def make() -> BackTest:
        """Try the rule on past years."""
        whole = panel(view)
        weighted = {each: values for each, values in whole.values.items() if weights.get(each, 0) > 0}
        kept = Panel(whole.wards, whole.months, weighted, whole.near, whole.exceptional)
        return impact_backtest.of(kept, view.snapshot.content, content(view), dict(weights), days, used)

    return answer(view, "impact back-test", tuple(sorted(weights.items())), days, used, make=make)


def invented(view: View) -> tuple[Day, ...]:
    """Return the demonstration's own days; none with real data."""
    if not view.snapshot.version.is_demonstration:
        return ()
    return answer(view, "impact invented", make=lambda: impact_demo.days(panel(view), content(view)))


def days(view: View) -> tuple[Day, ...]:
    """Return the days that stand in the register now, by date."""
    return impact_register.days(view.snapshot.version.is_demonstration, invented(view))


def withdrawn(view: View) -> tuple[Day, ...]:
    """Return the days that were booked and withdrawn, by date."""
    return tuple(each for each in impact_register.register(view.snapshot.version.is_demonstration) if each.withdrawn)


def outcome(view: View, day: Day) -> Outcome:
    """Return what can be said of a day."""
    held = day.held.entry if day.held else None
    return answer(
        view, "impact outcome", day.key, day.seal, held,
        make=lambda: impact_results.of_day(panel(view), view.snapshot.content, day),
    )  # fmt: skip


def years(view: View, held: tuple[Day, ...]) -> tuple[ReadyYear, ...]:
    """Return each business year's days together, newest first."""
    found = []
    for year, group in groupby(
        sorted(held, key=lambda each: each.day), key=lambda each: months.business_year(each.day)
    ):
        own = tuple(group)
        key = tuple((each.key, each.seal, each.held is not None) for each in own)
        found.append(answer(view, "impact year", key, make=lambda year=year, own=own: _year(view, year, own)))
    return tuple(reversed(found))


def _year(view: View, year: int, own: tuple[Day, ...]) -> ReadyYear:
    found = impact_results.of_days(panel(view), view.snapshot.content, own)
    designs = [(each.ward_code, each.design) for each in own]
    return ReadyYear(year, len(own), found, impact_design.pooled_power(panel(view), designs))


def design(view: View, measure_id: str, ward: Area, day: date) -> Design:
    """Return how a day would be judged if it were booked now.

    Raises:
        SbpError: too little is held to judge it by.
    """
    whole, impact = panel(view), content(view)
    measure = impact.measures[measure_id]
    known_to = max((last for each in measure.issues if (last := whole.last_month(each))), default=whole.months[-1])
    span = impact.settings
    others = (months.add(known_to, -2 * span.window_months), months.add(day.replace(day=1), span.follow_up_months))
    busy = impact_register.busy(days(view), others, ward.code)
    return impact_design.make(whole, impact, measure, ward, day, known_to, busy, view.version_id)


def judged_by(view: View, made: Design) -> str:
    """Say what a day is judged by: its measure, and which parts of it are held."""
    measure = content(view).measures.get(made.measure)
    parts = ", ".join(view.snapshot.content.indicators[each].name for each in made.issues)
    return f"{measure.name if measure else 'a measure no longer offered'}, of which is held: {parts}"


def top_places(view: View, day: Day) -> tuple[tuple[StreetTable, tuple[StreetPlace, ...]], ...]:
    """Return where in a day's ward most is counted of what it is judged by, by kind of record."""
    shown, issues = view.snapshot, day.design.issues if day.design else ()
    categories = frozenset(one for each in issues for one in shown.content.indicators[each].categories)

    def make() -> tuple[tuple[StreetTable, tuple[StreetPlace, ...]], ...]:
        """Find the places with most records."""
        span = content(view).settings.window_months
        found = streets.top(shown.con, shown.content, day.ward_code, categories, span, view.today, ROLE, MOST_PLACES)
        return tuple((table, places) for table, places in found if places)

    return answer(view, "impact top places", day.ward_code, categories, make=make)


def attribution(view: View, day: Day) -> tuple[str, ...]:
    """Return the acknowledgements that the publishers of a day's figures ask for."""
    return attributions(view, day.design.issues if day.design else ())


def attributions(view: View, indicators: Iterable[str]) -> tuple[str, ...]:
    """Return the acknowledgements that the publishers of some measures ask for, each once."""
    known = view.snapshot.content
    return tuple(dict.fromkeys(known.sources[known.indicators[each].source].attribution for each in indicators))


def evidence(view: View, day: Day) -> list[str]:
    """Return what was counted in a day's ward in the months that picked it, one sentence for each measure."""
    whole, known, design = panel(view), view.snapshot.content.indicators, day.design
    if design is None:
        return []
    place = whole.codes.index(day.ward_code)
    span = slice(whole.at(design.picked_first), whole.at(design.picked_last) + 1)
    told = []
    for each in design.issues:
        counts = whole.values[each][:, span].sum(axis=1)
        rank = words.ordinal(1 + int((counts > counts[place]).sum()))
        period = words.period(design.picked_first, design.picked_last)
        told.append(f"{known[each].name}, {period}: {counts[place]:,.0f}, the {rank} most of {len(counts)} wards.")
    return told
