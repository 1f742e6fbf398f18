"""How firmly a place is hot and how it came to be, in plain English, with what that does not mean."""

from collections.abc import Iterable

from sbp.charts import words
from sbp.standing import Choice, HotPlace, OverTime, OverTimeClass

STABILITY_NOTE = (
    "Hot in: of some 200 reasonable ways of looking (how many months, recent ones weighing more or not, counts, rates "
    "or density, how neighbours count), the share in which the ward is among the highest fifth. It says how little "
    "the choice matters. It does not say how bad things are, why, or that they will stay so. Wards that differ by "
    "chance alone come to 20% on average, and one in 20 of them to more than 60%. A ward may be hot in nearly all ways "
    "by itself, and no longer together with its neighbours."
)
IN_SHORT = (
    "Place: between which places of the order the ward lies. Hot in: of some 200 reasonable ways of looking, the share "
    "in which the ward is among the highest fifth. Where the two disagree, it depends on how one looks."
)
CELL_STABILITY_NOTE = (
    "Hot in: of some 200 reasonable ways of looking (how many months, recent ones weighing more or not, squares of "
    "several sizes and beginnings, densities of several bandwidths), the share in which the hexagon lies on the "
    "fullest twentieth of the borough's ground. It says how little the choice matters. It does not say how bad things "
    "are, why, or that they will stay so. Where things fall at random a hexagon comes to 5% on average."
)
OVER_TIME_NOTE = (
    "Over time: a ward is hot in a quarter where the smoothed rates of it and its neighbours together are higher than "
    "chance would give (Gi*, chance up to 5%) and its own is above that of all wards. Of up to 20 quarters the last "
    "fifth are recent. Persistent: hot in 80% of all and half of the recent; intensifying or diminishing: so, and "
    "rising or falling throughout (Mann-Kendall, chance up to 5%). New: hot in the newest, half of the recent, and at "
    "most 10% before. Former: hot in 20% of those before and no recent one. On and off: hot in 20%, but none of "
    "these. A ward that is high by itself, without its neighbours, has no class. Where nothing differed, fewer than "
    "1 ward in 200 got a class in simulations."
)


_RULES = {
    "count": "count",
    "per_resident": "rate by residents",
    "per_area": "rate by ground",
    "smoothed": "smoothed rate",
    "smoothed_per_area": "smoothed rate by ground",
    "kernel": "rate of the wards around, {} m",
}
_GI = "Gi* of the "


def choice_rows(choices: Iterable[Choice]) -> list[dict[str, str]]:
    """Return what may be chosen, what is tried, and why, as rows for a page."""
    return [
        {"What is chosen": each.name, "Tried": ", ".join(map(_tried, each.values)), "Why": each.why} for each in choices
    ]


def _tried(value: str) -> str:
    name, _, metres = value.partition("_") if value.startswith("kernel") else (value.removeprefix("gi_"), "", "")
    told = _RULES.get(name, name)
    if metres:
        return told.format(words.number(int(metres)))
    return f"{_GI}{told}" if value.startswith("gi_") else told


def share_words(place: HotPlace) -> str:
    """Say how firmly a place is hot: `87% of 200 ways of looking, to Feb 2026`."""
    return f"{_percent(place.share)} of {place.ways} ways of looking, to {words.month_name(place.last_month)}"


def over_time_words(over_time: OverTime | None) -> str:
    """Say a ward's class over time with what it rests on: `new since Nov 2025: hot in 2 of 20 quarters`."""
    if over_time is None:
        return "not judged: under ten quarters are held"
    told = f"hot in {over_time.hot_quarters} of {over_time.quarters} quarters"
    if over_time.named == "none":
        return f"no class: {told}"
    if over_time.named == "former":
        told += f", none of the last {over_time.recent_quarters}"
    return f"{_named(over_time)}: {told}"


def share_short(place: HotPlace | None) -> str:
    """Write how firmly a place is hot in a cell of a table: `87%`."""
    return "not judged" if place is None else f"{place.share * 100:.0f}%"


def over_time_short(place: HotPlace | None) -> str:
    """Write a ward's class over time behind its class of now, `; former`, or nothing without one."""
    over_time = place.over_time if place else None
    return "" if over_time is None or over_time.named == "none" else f"; {_named(over_time)}"


_CLASSES: dict[OverTimeClass, str] = {
    "new": "new hot spot",
    "persistent": "persistent hot spot",
    "intensifying": "intensifying hot spot",
    "diminishing": "diminishing hot spot",
    "former": "former hot spot",
    "on and off": "hot on and off",
}


def _named(over_time: OverTime) -> str:
    told = _CLASSES[over_time.named]
    is_dated = over_time.named == "new" and over_time.since is not None
    return f"{told} since {words.month_name(over_time.since)}" if is_dated else told


def _percent(share: float) -> str:
    return "under 1%" if 0 < share < 0.01 else f"{share * 100:.0f}%"
