"""Places within wards by need: one list from which the map, its legend, the table and the files are made.

The map shades hexagons of one size, so a shade is as good as a count; planned places carry their calendar's number.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sbp import months
from sbp.charts import canvas, density_map, tables, theme, words
from sbp.charts.classes import Key
from sbp.planning_model import NeedWithin, PlaceNeed, Slot

HEIGHT = 520
NARROW = 420  # pixels under which numbers are drawn smaller
CLASSES = 4  # each holds a fifth of all need; the last fifth, spread thinly over most places, is not shaded
HEADS = ["place_id", "place", "ward_code", "need_a_year", "share_of_ward", "share_that_holds", "numbers", "months"]


@dataclass(frozen=True)
class Shown:
    """A place, the class of its need (`CLASSES` the highest, 0 not shaded), and its days: number and month of each."""

    place: PlaceNeed
    level: int
    days: tuple[tuple[int, Slot], ...]

    @property
    def numbers(self) -> str:
        """The numbers of its days in the calendar; empty where none is planned."""
        return ", ".join(str(number) for number, _ in self.days)


def listed(within: NeedWithin, slots: Sequence[Slot]) -> tuple[Shown, ...]:
    """Return every place, the highest need first.

    Args:
        within: need by place.
        slots: the plan's days in their order, which numbers them from 1.
    """
    planned: dict[str, list[tuple[int, Slot]]] = {}
    for number, slot in enumerate(slots, start=1):
        planned.setdefault(slot.cell_id, []).append((number, slot))
    whole, before, found = sum(each.total for each in within.places) or 1.0, 0.0, []
    for place in within.places:
        level = max(CLASSES - int(before / whole * (CLASSES + 1)), 0)
        found.append(Shown(place, level, tuple(planned.get(place.cell_id, ()))))
        before += place.total
    return tuple(found)


def keys(shown: Sequence[Shown], colours: theme.Theme = theme.LIGHT) -> tuple[Key, ...]:
    """Return the legend, the highest need first: a shade, the least need in it, and how many places have it."""
    found = []
    for level in range(CLASSES, -1, -1):
        needs = [each.place.total for each in shown if each.level == level]
        if needs:
            label = f"need of {_number(min(needs))} or more a year" if level else "less, not shaded"
            found.append(Key(_fill(level, colours), label, len(needs)))
    return tuple(found)


def rows(shown: Sequence[Shown], most: int) -> list[dict[str, str]]:
    """Return the places in highest need, and all that are planned, as rows for a page."""
    return [
        {
            "Place": each.place.name,
            "Need a year": _number(each.place.total),
            "Of its ward's": f"{each.place.ward_share:.0%}",
            "How firm": f"{each.place.stability:.0%}",
            "On the map": each.numbers or "no day planned",
        }
        for at, each in enumerate(shown)
        if at < most or each.days
    ]


def csv(shown: Sequence[Shown], about: list[str]) -> str:
    """Return every place as CSV text; `about` says what need is made of, and whose figures that takes."""
    return tables.csv_text(HEADS, [list(map(_plain, _figures(each).values())) for each in shown], about)


def geojson(shown: Sequence[Shown], hexagons: dict[str, dict[str, Any]], about: list[str], owed: str) -> str:
    """Return every place with need as GeoJSON text.

    Args:
        shown: the places.
        hexagons: outlines in degrees (EPSG:4326) by place.
        about: as for `csv`.
        owed: what must be said of the outlines.
    """
    features = [
        {"type": "Feature", "geometry": hexagons[each.place.cell_id], "properties": _figures(each)} for each in shown
    ]
    whole = {"type": "FeatureCollection", "about": " ".join(about), "attribution": owed, "features": features}
    return json.dumps(whole, ensure_ascii=False)


def spec(
    shown: Sequence[Shown],
    hexagons: dict[str, dict[str, Any]],
    wards: dict[str, Any],
    is_demonstration: bool,
    colours: theme.Theme = theme.LIGHT,
) -> dict[str, Any]:
    """Return the Vega-Lite specification, `container` wide, with the whole borough in view.

    Args:
        shown: the places.
        hexagons: outlines as GeoJSON polygons in metres (EPSG:27700) by place.
        wards: GeoJSON features in EPSG:27700 with `ward_code`, `ward_name`, `label_x` and `label_y` (metres).
        is_demonstration: whether the map must say that it is invented.
        colours: the ground to draw on.
    """
    planned = [each for each in shown if each.days]
    taken = {each.place.ward_code for each in planned}  # there numbers stand where the ward's name would
    named = [item for item in wards["features"] if item["properties"]["ward_code"] not in taken]
    layers = [
        *(_class(shown, level, hexagons, colours) for level in range(1, CLASSES + 1)),
        density_map.outlines(wards["features"], colours, 0.8),
        density_map.names(named, colours),
        _planned(planned, hexagons, colours),
        _numbers(planned, hexagons, colours),
    ]
    return canvas.spec(layers, HEIGHT, colours, is_demonstration, (2, 2, 2, 2), projection=canvas.UPRIGHT)


def alt(shown: Sequence[Shown]) -> str:
    """Describe the map: where most need is, and which places are planned."""
    most = "; ".join(each.place.name for each in shown[:3])
    planned = "; ".join(f"{each.numbers}: {each.place.name}" for each in shown if each.days) or "none"
    return f"Map of places within wards shaded by need, most in {most}. Places planned, by number: {planned}."


def _class(
    shown: Sequence[Shown], level: int, hexagons: dict[str, dict[str, Any]], colours: theme.Theme
) -> dict[str, Any]:
    """Draw all places of a class as one shape."""
    rings = [_rounded(hexagons[each.place.cell_id]) for each in shown if each.level == level]
    shape = {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": rings}}
    mark = {"type": "geoshape", "fill": _fill(level, colours), "stroke": None, "aria": False}
    return {"data": {"values": [shape]}, "mark": mark}


def _planned(planned: Sequence[Shown], hexagons: dict[str, dict[str, Any]], colours: theme.Theme) -> dict[str, Any]:
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": _rounded(hexagons[each.place.cell_id])},
            "name": each.place.name,
            "told": "; ".join(f"{number}: {words.month_name(slot.month)}" for number, slot in each.days),
            "need": _number(each.place.total),
            "fill": _fill(each.level, colours),
        }
        for each in planned
    ]
    titles = {"name": "Place", "told": "Planned", "need": "Need a year"}
    return {
        "data": {"values": features},
        "mark": {"type": "geoshape", "stroke": colours.text, "strokeWidth": 2, "strokeJoin": "round"},
        "encoding": {
            "color": {"field": "fill", "type": "nominal", "scale": None},
            "tooltip": [{"field": key, "type": "nominal", "title": title} for key, title in titles.items()],
        },
    }


def _numbers(planned: Sequence[Shown], hexagons: dict[str, dict[str, Any]], colours: theme.Theme) -> dict[str, Any]:
    """Write each planned place's numbers above it, with a rim that keeps them legible."""
    values = []
    for each in planned:
        ring = _rounded(hexagons[each.place.cell_id])[0][:-1]
        x, y = (round(sum(at[axis] for at in ring) / len(ring)) for axis in (0, 1))
        values.append({"numbers": each.numbers, "x": x, "y": y})
    size = {"expr": f"width < {NARROW} ? 11 : 14"}
    bare = {"type": "text", "dy": -11, "fontSize": size, "fontWeight": "bold", "color": colours.text, "aria": False}
    rim = {"stroke": colours.ground, "strokeWidth": 4, "strokeJoin": "round"}
    return {
        "data": {"values": values},
        "encoding": {
            "longitude": {"field": "x", "type": "quantitative"},
            "latitude": {"field": "y", "type": "quantitative"},
            "text": {"field": "numbers", "type": "nominal"},
        },
        "layer": [{"mark": bare | rim}, {"mark": bare}],
    }


def _rounded(hexagon: dict[str, Any]) -> list[list[list[int]]]:
    return [[[round(x), round(y)] for x, y in ring] for ring in hexagon["coordinates"]]


def _fill(level: int, colours: theme.Theme) -> str:
    return colours.sequential[level] if level else colours.ground


def _number(need: float) -> str:
    return words.number(need) if need >= 10 else f"{need:.1f}"


def _figures(shown: Shown) -> dict[str, Any]:
    place = shown.place
    figures = (round(place.total, 2), round(place.ward_share, 4), round(place.stability, 2))
    held = [[number for number, _ in shown.days], [months.text(slot.month) for _, slot in shown.days]]
    return dict(zip(HEADS, [place.cell_id, place.name, place.ward_code, *figures, *held], strict=True))


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return tables.safe_text(value) if isinstance(value, str) else f"{value:g}"
