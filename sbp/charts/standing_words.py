"""Where a place stands among others, in plain English: which end is which, and how little an order often says."""

from collections.abc import Sequence

from sbp.charts import words
from sbp.model import Area, Change
from sbp.profiles import BoroughTable, OldWard, ProfileLine, WardProfile
from sbp.standing import HotClass, RankInterval, Standing

ORDER_NOTE = (
    "1st is the highest rate. Printed documents of the partnership often count 1 as the lowest. A range says between "
    "which places the true one lies in at least 95 of 100 cases; places whose ranges overlap cannot be told apart."
)
FUNNEL_NOTE = (
    "The wider lines hold 99.8% of places that differ from one another as much as these usually do, the inner ones "
    "95%. A place outside is unusual for its number of residents; that says nothing of the reason."
)
VISITORS_NOTE = (
    "Rates count residents alone. Where many people work, shop or go out, rates are high although those who live there "
    "meet no more of it."
)
HOT_NOTE = (
    "Hot means that a ward and its neighbours together have higher smoothed rates than chance would give, with all "
    "wards checked at once (Gi*, adjusted chance up to 5%); cold means lower. A ward can be high without being hot."
)
SMOOTHED_NOTE = (
    "A smoothed rate is drawn towards that of all wards as far as chance alone scatters wards of its size. It is a "
    "better guess of the lasting rate; the plain rate is what was recorded."
)
MOST_NAMED = 4
HOT_CLASSES: dict[HotClass, str] = {
    "hot": "hot: high with its neighbours",
    "cold": "cold: low with its neighbours",
    "not distinguishable": "not distinguishable from chance",
}
_HOT_MARKS: dict[HotClass, str] = {"hot": "▲", "cold": "▼", "not distinguishable": "–"}
_FUNNEL = {
    "above": "higher than the usual spread",
    "below": "lower than the usual spread",
    "inside": "within the usual spread",
}


_FUNNEL_SHORT = {"above": "higher", "below": "lower", "inside": "usual"}


def ranks_words(ranks: RankInterval) -> str:
    """Say a rank interval with its end named: `between 2nd and 4th highest of 22`."""
    if (ranks.first, ranks.last) == (1, ranks.of):
        return f"anywhere among the {ranks.of}"
    if ranks.first != ranks.last:
        return f"between {words.ordinal(ranks.first)} and {words.ordinal(ranks.last)} highest of {ranks.of}"
    if ranks.first == 1:
        return f"the highest of {ranks.of}"
    return (
        f"the lowest of {ranks.of}"
        if ranks.first == ranks.of
        else f"{words.ordinal(ranks.first)} highest of {ranks.of}"
    )


def ranks_short(ranks: RankInterval) -> str:
    """Write a rank interval in a cell: `2 to 4`, or the one place it is."""
    return str(ranks.first) if ranks.first == ranks.last else f"{ranks.first} to {ranks.last}"


def rate_and_ranks(rate: float | None, standing: Standing | None) -> str:
    """Say a rate with its place: `62.0 per 1,000, between 2nd and 4th highest of 22`."""
    if rate is None:
        return "no rate"
    told = f"{words.rate(rate)} per 1,000"
    return f"{told}, {ranks_words(standing.ranks)}" if standing else told


def alike(intervals: Sequence[RankInterval]) -> int:
    """Return the largest number of places whose intervals all share one place in the order."""
    places = {end for each in intervals for end in (each.first, each.last)}
    return max((sum(each.first <= place <= each.last for each in intervals) for place in places), default=0)


def alike_words(intervals: Sequence[RankInterval], kind: str) -> str:
    """Say how many share one place in the order: `Up to 14 of 22 wards cannot be told apart from one another`."""
    if not intervals:
        return f"The {kind} cannot be put in an order."
    found = alike(intervals)
    if found == 1:
        return f"All {len(intervals)} {kind} can be told apart by rate."
    return f"Up to {found} of {len(intervals)} {kind} cannot be told apart from one another."


def hot_mark(hot_class: HotClass | None) -> str:
    """Return the shape that stands for a class wherever colour does; a ring where it is not judged."""
    return "○" if hot_class is None else _HOT_MARKS[hot_class]


def hot_words(standing: Standing | None) -> str:
    """Say a ward's class with its neighbours."""
    if standing is None or standing.hot_class is None:
        return "not judged with its neighbours"
    return HOT_CLASSES[standing.hot_class]


def hot_short(standing: Standing | None) -> str:
    """Write a ward's class with its neighbours in a cell: shape and word."""
    hot_class = standing.hot_class if standing else None
    if hot_class is None:
        return "not judged"
    return f"{_HOT_MARKS[hot_class]} {'neither' if hot_class == 'not distinguishable' else hot_class}"


def funnel_short(standing: Standing | None) -> str:
    """Say where a place lies in the funnel in a cell of a wide table."""
    return _FUNNEL_SHORT[standing.funnel] if standing else ""


def funnel_words(standing: Standing | None) -> str:
    """Say where a place lies in the funnel."""
    return _FUNNEL[standing.funnel] if standing else ""


def line_sentence(line: ProfileLine) -> str:
    """Say twelve months of one measure in one ward: count, rate against all wards, place, change."""
    row = line.row
    head = f"{line.indicator.name}, {words.period(line.first_month, line.last_month)}"
    if row.count is None:
        return f"{head}: {row.change.reason or words.NO_DATA}."
    parts = [f"{words.number(row.count)} {line.indicator.unit}"]
    if row.rate_per_1000 is not None:
        all_wards = f" (all wards {words.rate(line.common_rate)})" if line.common_rate is not None else ""
        parts.append(f"{words.rate(row.rate_per_1000)} per 1,000 residents{all_wards}")
    if row.standing:
        parts.append(ranks_words(row.standing.ranks))
    parts.append(f"against the year before: {words.change_words(row.change)}")
    return f"{head}: {'; '.join(parts)}."


def rate_words(line: ProfileLine) -> str:
    """Say a ward's rate beside that of all wards, and its place among them."""
    told = rate_and_ranks(line.row.rate_per_1000, line.row.standing) + (" wards" if line.row.standing else "")
    return f"{told}; all wards {words.rate(line.common_rate)}" if line.common_rate is not None else told


def area_words(area: Area) -> str:
    """Say how many live in an area, by which estimate, and how large it is; empty where neither is held."""
    told = []
    if area.residents is not None:
        told.append(f"{words.number(area.residents)} residents, {area.residents_label}")
    if area.area_km2 is not None:
        told.append(f"{words.rate(area.area_km2)} km²")
    return f"{area.name}: {'; '.join(told)}." if told else ""


def moved_words(profile: WardProfile) -> str:
    """Say on which measures the newest 12 months differ clearly from the 12 before, and how many would by chance."""
    compared = [line for line in profile.lines if line.is_current and line.row.change.ratio is not None]
    if not compared:
        return ""
    clear = [line for line in compared if line.row.change.is_clear]
    more = [line.indicator.name for line in clear if (line.row.change.ratio or 0) > 1]
    fewer = [line.indicator.name for line in clear if line.indicator.name not in more]
    ends = [f"clearly {end}: {_listed(names)}" for end, names in (("more", more), ("fewer", fewer)) if names]
    counted = f"{len(compared)} measures" if len(compared) > 1 else "1 measure"
    return (
        f"Of {counted} that can be compared with the year before, {'; '.join(ends) or 'none moved clearly'}. "
        "By chance alone about 1 in 20 would seem to."
    )


def profile_headline(profile: WardProfile) -> str:
    """Say on which measures a ward stands out, high and low, without praise or blame."""
    judged = sum(line.row.standing is not None and line.is_current for line in profile.lines)
    if not judged:
        return f"{profile.ward.name}: no measure can be judged yet"
    found = profile.outstanding
    if not found:
        return f"{profile.ward.name} stands out on none of {judged} measures"
    high = [line.indicator.name for line in found if _is_high(line)]
    low = [line.indicator.name for line in found if not _is_high(line)]
    ends = [f"{end} on {_listed(_first(names))}" for end, names in (("high", high), ("low", low)) if names]
    return f"{profile.ward.name} stands out on {len(found)} of {judged} measures: {'; '.join(ends)}"


def _is_high(line: ProfileLine) -> bool:
    standing = line.row.standing
    return standing is not None and (standing.ranks.outer_quarter == "highest" or standing.funnel == "above")


def _first(names: list[str]) -> list[str]:
    """Return the first names and how many follow, so that a headline stays one."""
    return names if len(names) <= MOST_NAMED else [*names[: MOST_NAMED - 1], f"{len(names) - MOST_NAMED + 1} others"]


def _listed(names: list[str]) -> str:
    lowered = [name[:1].lower() + name[1:] for name in names]
    return lowered[0] if len(lowered) == 1 else f"{', '.join(lowered[:-1])} and {lowered[-1]}"


def old_ward_words(old: OldWard, ward: str) -> str:
    """Say what of a ward lay in an older one: shares of today's residents (estimated), else of its area."""
    if old.share_of_new_residents is not None:
        return f"About {_percent(old.share_of_new_residents)} of {ward}'s residents live in what was {old.area.name}"
    return f"{_percent(old.share_of_new_area)} of {ward}'s area was {old.area.name}"


def former_words(old: OldWard, vintage: str, ward: str) -> str:
    """Say that a ward is one of before, and in which of today's most of it lies."""
    part, whom = old.share_of_old_residents, "of its residents lived"
    if part is None:
        part, whom = old.share_of_old_area, "of its area lay"
    return (
        f"{old.area.name} is one of the {vintage}. About {_percent(part)} {whom} in what is now {ward}, "
        "which is shown instead. The two are not the same area."
    )


def _percent(share: float) -> str:
    return "under 1%" if share < 0.01 else f"{share * 100:.0f}%"


def against_words(change: Change) -> str:
    """Say how a borough's change compares with the others' together."""
    if change.ratio is None or change.interval is None:
        return change.reason or "not compared"
    told = words.change_words(change)
    if not change.is_clear:
        return told.replace("no clear change", "no clear difference")
    return f"{told} than moving as the others did would give"


def borough_headline(table: BoroughTable) -> str:
    """Say where our borough stands among the others, with the end named."""
    own = next((row for row in table.rows if row.area.code == table.own_code), None)
    if table.reason or own is None:
        reason = table.reason or words.NO_DATA
        return f"{table.indicator.name}: {reason[:1].lower()}{reason[1:]}"
    told = rate_and_ranks(own.rate_per_1000, own.standing)
    return (
        f"{table.indicator.name} in {own.area.name}: {told} boroughs"
        if own.standing
        else f"{table.indicator.name}: {told}"
    )


def borough_subtitle(table: BoroughTable) -> str:
    """Say what a comparison of boroughs shows: measure, places, period, unit."""
    text = (
        f"{words.measure_name('rate', table.indicator.unit)}, {len(table.rows)} boroughs, "
        f"{words.period(table.first_month, table.last_month)}"
    )
    return f"{text}. {words.DEMONSTRATION}." if table.is_demonstration else text
