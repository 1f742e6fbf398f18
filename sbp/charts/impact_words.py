"""Impact days in sentences: what a plan covers, what a rule costs, what a day could show, and what it did."""

from collections.abc import Mapping

from sbp import months
from sbp.charts import words
from sbp.impact_model import Day, Design, Outcome, ReadyYear
from sbp.planning_model import BackTest, Missed, Need, NeedWithin, Switch, YearPlan

COST_SHOWN = 0.0005  # under this a price rounds to nothing
FALL_SHOWN = 0.005
SHAMS_SHOWN = 2
MOST_NAMED = 4  # wards in a headline


def plan_headline(plan: YearPlan, is_cameras: bool = False) -> str:
    """Say where a plan's days are and what they cover, or why there is none; many wards are counted, few named too."""
    if plan.reason:
        return plan.reason
    names = list(dict.fromkeys(slot.ward_name for slot in plan.slots))
    wards = _counted(len(names), "ward") + (f" ({', '.join(names)})" if len(names) <= MOST_NAMED else "")
    what = _counted(len(plan.slots), "placement" if is_cameras else "day")
    spots = {slot.cell_id for slot in plan.slots if slot.cell_id}
    where = f"{_counted(len(spots), 'place')} of {wards}" if spots else wards
    return f"{what} in {where} would cover about {plan.share:.0%} of the need of all wards and months"


def plan_subtitle(plan: YearPlan, lasting: int, is_cameras: bool = False) -> str:
    """Say from when a plan is, what each of its days or cameras covers, and how near to the most possible it is."""
    covers = "its ward"
    if any(slot.cell_id for slot in plan.slots):
        covers = "its own place alone" if is_cameras else "its place and those that touch it"
    each = "Cameras" if is_cameras else "Days"
    start = words.month_in_full(plan.slots[0].month)
    return f"{each} from {start}, each covering {covers} for {lasting} months. {proof(plan)}."


def placed(within: NeedWithin) -> str:
    """Say by what it is told where in a ward need lies, and from when that is."""
    told = [f"{each.name} by {each.kind}, {words.period(each.first_month, each.last_month)}" for each in within.placed]
    said = (
        f"How much need a ward has comes from figures by ward; where in it, from points: {'; '.join(told)}. Points are "
        "moved before they are published, so a place is a hexagon some 300 m across and no address."
    )
    if within.unplaced:
        without = "; ".join(f"{each.name} ({each.reason})" for each in within.unplaced)
        said += f" Shared out as the others are, because where in a ward they lie is not held: {without}."
    return said


def proof(plan: YearPlan) -> str:
    """Say how near to the most possible a plan is."""
    if plan.gap < COST_SHOWN:
        return "No other plan under these rules covers noticeably more"
    return f"Another plan under these rules could cover at most {_share(plan.gap)} more"


def price(switch: Switch) -> str:
    """Say what a rule costs, or would."""
    if switch.price is None:
        return "without it there is no plan" if switch.is_on else "with it there would be no plan"
    if switch.price < COST_SHOWN:
        return "costs nothing" if switch.is_on else "would cost nothing"
    return f"{'costs' if switch.is_on else 'would cost'} {_share(switch.price)} of what is covered"


def missed(place: Missed, told: Mapping[str, str], is_cameras: bool = False) -> str:
    """Say why a place that has no day, or camera, has none, and what one there would cost.

    Args:
        place: the place.
        told: rules in words, by name.
        is_cameras: whether cameras are planned.
    """
    what = "camera" if is_cameras else "day"
    if place.cost is not None and place.cost < COST_SHOWN and not place.is_left_out:
        return f"As good as those planned: it could take a {what} at no cost"
    first, *others = place.rules or ("",)
    why = _kept_out(place, first, told, what)
    also = "".join(f"; without “{told.get(each, each)}” it would have one too" for each in others)
    if place.cost is None:
        none, unknown = f"No plan under these rules has a {what} there", f"Whether a plan with a {what} there exists"
        return f"{why}{also}. {none if place.is_settled else f'{unknown} was not settled in the time'}"
    cost = "nothing" if place.cost < COST_SHOWN else f"{_share(place.cost)} of what is covered"
    return f"{why}{also}. A {what} there would cost {cost}"


def _kept_out(place: Missed, rule: str, told: Mapping[str, str], what: str) -> str:
    """Name the rule that keeps a place out, and the planned day for which it does; without a rule, compare need."""
    named = f"the rule “{told.get(rule, rule)}”"
    if place.month and place.other_month:
        month, other_month = words.month_name(place.month), words.month_name(place.other_month)
        in_the_way = {
            "per_month": f"{month} would suit it, but {place.other} has its {what} then: {named} allows no other",
            "per_ward": f"Its ward has a {what} already, in {other_month}: {named} allows no other",
            "gap": f"{month} would suit it, but {place.other}, close by, has {other_month}: {named}",
        }
        if rule in in_the_way:
            return in_the_way[rule]
    if place.is_left_out:
        return "It is left out by choice"
    if rule:
        when = f": without it, it would have a {what} in {words.month_name(place.month)}" if place.month else ""
        return f"{named[:1].upper()}{named[1:]} keeps it out{when}"
    if place.adds < place.least:
        adds, least = words.number(place.adds), words.number(place.least)
        lower = f"one more {what} there would cover {adds} weighted incidents at most"
        return f"Its need is lower: {lower}, each one planned {least} or more"
    if not place.are_rules_settled:
        return "Which rule keeps it out was not settled in the time"
    if place.cost is None and place.is_settled:
        return "No single rule keeps it out: several together do"
    return f"No single rule keeps it out: several of the {what}s planned would have to move"


def made_of(need: Need, names: dict[str, str]) -> str:
    """Say what need is made of, up to when, and what is missing from it."""
    held = [
        f"{names[each]} × {need.weights[each]:g} (to {words.month_name(month)})"
        for each, month in need.last_months.items()
    ]
    told = f"Need is made of: {'; '.join(held)}."
    if need.missing:
        without = "; ".join(f"{each.name}: {each.reason}" for each in need.missing)
        told += f" Without these, which are not counted as zero: {without}."
    return told


def lead(test: BackTest) -> str:
    """Say how the rule would have done beside the simple count."""
    if test.lead is None or test.lead_low is None or test.lead_high is None:
        return test.reason
    tried = _counted(len(test.years), "past year")
    points = f"{_points(test.lead)} ({_points(test.lead_low)} to {_points(test.lead_high)})"
    if test.lead_low > 0:
        return f"Over {tried} the rule would have covered more than the simple count: {points}"
    if test.lead_high < 0:
        return f"Over {tried} the rule would have covered less than the simple count: {points}"
    return f"Over {tried} it cannot be told whether the rule covers more than the simple count: {points}"


def foreseen(design: Design) -> str:
    """Say before a day is held what it could show."""
    if design.detectable is None:
        return "So few are counted here that no cut could be seen. The day can be held; it cannot be judged alone."
    return (
        f"The smallest cut that this day could show is {design.detectable:.0%}: one of that size would be seen four "
        f"times in five. A cut of 30% would be seen in {_chance(design.power)} of such cases."
    )


def windows(design: Design) -> str:
    """Say by which months a day is judged."""
    return (
        f"{words.period(design.after_first, design.after_last)} against "
        f"{words.period(design.before_first, design.before_last)}, beside {len(design.comparison)} wards of like "
        f"counts that are not next door. The place was picked by "
        f"{words.period(design.picked_first, design.picked_last)}, which takes no part."
    )


def windows_short(design: Design) -> str:
    """Name the months by which a day is judged, and those that picked its place."""
    after, before = (design.after_first, design.after_last), (design.before_first, design.before_last)
    picked = words.period(design.picked_first, design.picked_last)
    return f"{words.period(*after)} against {words.period(*before)}; picked by {picked}"


def verdict(outcome: Outcome) -> str:
    """Say in one sentence what can be said of a day or of several."""
    if outcome.ratio is None or outcome.low is None or outcome.high is None:
        told = {"too early": "Too early to tell", "not judged": "Not judged"}.get(outcome.verdict, "Cannot tell")
        return f"{told}: {outcome.reason}"
    change = f"{_change(outcome.ratio)} than elsewhere ({_range(outcome.low, outcome.high)})"
    if outcome.verdict == "cannot tell":
        return f"Cannot tell: about {change}{'; ' + outcome.reason if outcome.reason else ''}"
    return f"Clearly {outcome.verdict}: about {change}"


def beside(outcome: Outcome) -> list[str]:
    """Return what a verdict must be read with, one sentence each."""
    told = []
    if outcome.avoided:
        middle, low, high = outcome.avoided
        between = f"between {_avoided(high)} and {_avoided(low)}"
        told.append(f"In numbers: {_avoided(middle)} over the months after ({between}).")
    if outcome.fall_by_chance is not None and abs(outcome.fall_by_chance) >= FALL_SHOWN:
        way = "fall" if outcome.fall_by_chance > 0 else "rise"
        told.append(f"A place picked by this count tends to {way} by {abs(outcome.fall_by_chance):.0%} by itself.")
    if outcome.rank:
        told.append(f"Had each ward been judged so, it would stand {words.ordinal(outcome.rank)} of {outcome.ranked}.")
    if outcome.ring_ratio is not None:
        told.append(f"Next door: about {_change(outcome.ring_ratio)} than elsewhere.")
    if outcome.with_ring:
        middle, low, high = outcome.with_ring
        told.append(f"Place and next door together: {_avoided(middle)} (between {_avoided(high)} and {_avoided(low)}).")
    if outcome.placebo is not None:
        told.append(f"Two years earlier the same months gave {_change(outcome.placebo)}, with no day held.")
    return [*told, *_cost(outcome), *_shams(outcome)]


def pooled(year: ReadyYear) -> str:
    """Say what a business year's days together say."""
    name, judged = months.business_name(year.year), f"{year.outcome.pooled} of {_counted(year.days, 'day')}"
    told = verdict(year.outcome)
    if not year.outcome.pooled:
        return f"{name}: {told[:1].lower()}{told[1:]}"
    power = f" A cut of 30% would be seen in {_chance(year.power)} of such years." if year.power is not None else ""
    earlier = "".join(f" {each}" for each in (*_cost(year.outcome), *_shams(year.outcome)))
    return f"{name}, {judged} together: {told[:1].lower()}{told[1:]}.{power}{earlier}"


def day_name(day: Day) -> str:
    """Name a day by its date and ward, and say where it is invented."""
    mark = " (invented)" if day.is_invented else ""
    return f"{words.day_name(day.day)}, {day.ward_name}{mark}"


def _change(ratio: float) -> str:
    if ratio == 1:
        return "the same"
    way = "fewer" if ratio < 1 else "more"
    return f"{abs(ratio - 1):.0%} {way}" if abs(ratio - 1) >= 0.005 else f"under 1% {way}"


def _cost(outcome: Outcome) -> list[str]:
    """Say what an incident avoided cost, where costs were given, or that this cannot be told."""
    if outcome.cost is None or not outcome.avoided:
        return []
    middle, least, most = outcome.avoided
    told = f"Cost: £{outcome.cost:,.0f}"
    if least <= 0:
        return [f"{told}. What one incident avoided cost cannot be told, because none may have been avoided."]
    each, lowest, highest = (outcome.cost / count for count in (middle, most, least))
    return [f"{told}, about £{each:,.0f} for each incident avoided (£{lowest:,.0f} to £{highest:,.0f})."]


def _shams(outcome: Outcome) -> list[str]:
    """Say what the same reckoning gave where no day was held, which is what a verdict has to stand out from."""
    if len(outcome.shams) < SHAMS_SHOWN:
        return []
    span = _range(min(outcome.shams), max(outcome.shams))
    told = f"The same reckoning for {len(outcome.shams)} earlier years, with no day held, gave {span}."
    return [f"{told} The verdict's estimate is not moved by what those years lean to."]


def _range(low: float, high: float) -> str:
    return f"{_change(low)} to {_change(high)}"


def _avoided(count: float) -> str:
    whole = round(count)
    return f"{abs(whole):,} {'fewer' if whole > 0 else 'more'}" if whole else "none fewer or more"


def _chance(chance: float) -> str:
    return "over 99%" if chance > 0.99 else "under 1%" if chance < 0.01 else f"{chance:.0%}"


def _share(share: float) -> str:
    return f"{share:.1%}"


def _points(share: float) -> str:
    return f"{'+' if share >= 0 else '−'}{abs(share) * 100:.1f} points"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
