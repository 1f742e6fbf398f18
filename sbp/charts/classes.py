"""How wards are shaded: classes of equal size for rates, circles for counts, plain words for change and standing."""

from dataclasses import dataclass
from itertools import pairwise

from sbp.charts import standing_words, words
from sbp.charts.theme import Theme
from sbp.model import WardRow, WardTable

NOT_COMPARED = "not compared"
NO_DATA = "no data"
UNCLEAR = "no clear change"
FALL = "clearly fewer"
RISE = "clearly more"
NOT_JUDGED = "not judged"
LARGEST_CIRCLE_M = 900.0
LAST = 99  # place in the legend of what has no class


@dataclass(frozen=True)
class Shade:
    """How one ward is drawn: fill, its class and that class's place in the legend, a short label, circle's radius."""

    ward_code: str
    name: str
    fill: str
    class_label: str
    class_order: int
    label: str
    told: str
    radius_m: float


@dataclass(frozen=True)
class Key:
    """One line of a legend: fill, what it stands for, and how many wards are in it."""

    fill: str
    label: str
    wards: int


def shades(table: WardTable, measure: str, colours: Theme) -> tuple[Shade, ...]:
    """Return how each ward is drawn for `count`, `rate`, `smoothed`, `change` or `standing`, in the table's order."""
    if measure == "standing":
        return tuple(_standing_shade(row, colours) for row in table.rows)
    if measure == "change":
        return tuple(_change_shade(row, colours) for row in table.rows)
    if measure == "count":
        return _count_shades(table, colours)
    return _rate_shades(table, measure, colours)


def legend(drawn: tuple[Shade, ...]) -> tuple[Key, ...]:
    """Return the legend of what is drawn: each class once, lowest first."""
    keys: dict[str, Key] = {}
    for shade in sorted(drawn, key=lambda each: each.class_order):
        known = keys.get(shade.class_label)
        keys[shade.class_label] = Key(shade.fill, shade.class_label, (known.wards if known else 0) + 1)
    return tuple(keys.values())


def _told(row: WardRow) -> str:
    rate = f"{words.rate(row.rate_per_1000)} per 1,000 residents" if row.rate_per_1000 is not None else "no rate"
    return f"{words.number(row.count)}; {rate}; {words.change_words(row.change)}"


def limits(values: list[float], classes: int) -> list[float]:
    """Return the upper limits of classes that hold about equally many values, without repeats.

    A limit is halfway between two neighbouring values, so no value stands on one. What would mislead: classes of
    equal size always colour somebody darkest, however small the differences.
    """
    ordered = sorted(values)
    places = {round(step * len(ordered) / classes) for step in range(1, classes)}
    inside = [at for at in sorted(places) if 0 < at < len(ordered) and ordered[at - 1] < ordered[at]]
    return [(ordered[at - 1] + ordered[at]) / 2 for at in inside]


def _rate_shades(table: WardTable, measure: str, colours: Theme) -> tuple[Shade, ...]:
    rates = [words.ward_value(row, measure) for row in table.rows]
    values = [rate for rate in rates if rate is not None]
    cuts = limits(values, len(colours.sequential))
    used = spread(colours.sequential, len(cuts) + 1)
    edges = [min(values, default=0.0), *cuts, max(values, default=0.0)]
    names = [f"{words.rate(low)} to {words.rate(high)}" for low, high in pairwise(edges)]
    drawn = []
    for row, rate in zip(table.rows, rates, strict=True):
        if rate is None:
            shade = Shade(row.area.code, row.area.name, colours.no_data, NO_DATA, LAST, "○", _told(row), 0.0)
        else:
            at = sum(rate > cut for cut in cuts)
            shade = Shade(row.area.code, row.area.name, used[at], names[at], at, words.rate(rate), _told(row), 0.0)
        drawn.append(shade)
    return tuple(drawn)


def spread(palette: tuple[str, ...], wanted: int) -> list[str]:
    """Return as many fills as wanted, spread over a palette from its lightest to its darkest."""
    if wanted <= 1:
        return [palette[0]]
    return [palette[round(step * (len(palette) - 1) / (wanted - 1))] for step in range(wanted)]


def _count_shades(table: WardTable, colours: Theme) -> tuple[Shade, ...]:
    largest = max((row.count or 0 for row in table.rows), default=0)
    drawn = []
    for row in table.rows:
        # area, not radius, stands for the count: people read circles by area
        share = (row.count or 0) / largest if largest else 0.0
        kind, order = (NO_DATA, LAST) if row.count is None else ("count, as the area of a circle", 0)
        label = words.number(row.count) if row.count is not None else "○"
        radius = LARGEST_CIRCLE_M * share**0.5
        drawn.append(Shade(row.area.code, row.area.name, colours.unclear, kind, order, label, _told(row), radius))
    return tuple(drawn)


def _change_shade(row: WardRow, colours: Theme) -> Shade:
    change = row.change
    if change.ratio is None:
        fill, kind, order = colours.no_data, NOT_COMPARED, LAST
    elif not change.is_clear:
        fill, kind, order = colours.unclear, UNCLEAR, 1
    else:
        fill, kind, order = (colours.rise, RISE, 2) if change.ratio > 1 else (colours.fall, FALL, 0)
    return Shade(row.area.code, row.area.name, fill, kind, order, words.change_mark(change), _told(row), 0.0)


def _standing_shade(row: WardRow, colours: Theme) -> Shade:
    hot_class = row.standing.hot_class if row.standing else None
    mark = standing_words.hot_mark(hot_class)
    if row.standing is None or hot_class is None:
        return Shade(row.area.code, row.area.name, colours.no_data, NOT_JUDGED, LAST, mark, _told(row), 0.0)
    fills = {"cold": (colours.fall, 0), "not distinguishable": (colours.unclear, 1), "hot": (colours.rise, 2)}
    fill, order = fills[hot_class]
    told = f"{standing_words.rate_and_ranks(row.rate_per_1000, row.standing)}; {standing_words.hot_words(row.standing)}"
    kind = standing_words.HOT_CLASSES[hot_class]
    return Shade(row.area.code, row.area.name, fill, kind, order, mark, told, 0.0)
