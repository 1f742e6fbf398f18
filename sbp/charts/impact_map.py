"""A year's days on the ward map: shades for need, and in each ward the months in which a day is planned."""

from typing import Any

from sbp.charts import canvas, density_map, theme, words
from sbp.charts.classes import Key
from sbp.impact_model import Design
from sbp.planning_model import Need, Slot, WardNeed

HEIGHT = 460
MOST_NAMED = 2  # months that fit into a ward; more are told by their number
NARROW = 420  # a map narrower than this on screen has room for numbers only; the calendar has them

PARTS = ("day’s ward", "next door", "compared with")
HERE = "here"  # what fits into the smallest ward

KEY = "On a ward: the months of its days, on a narrow screen their numbers in the calendar, or how many there are."


def spec(
    need: Need,
    slots: tuple[Slot, ...],
    outlines: dict[str, Any],
    is_demonstration: bool,
    colours: theme.Theme = theme.LIGHT,
) -> dict[str, Any]:
    """Return the Vega-Lite specification, `container` wide.

    Args:
        need: of every ward.
        slots: the plan's days.
        outlines: GeoJSON features in EPSG:27700 with `ward_code`, `label_x` and `label_y` (metres).
        is_demonstration: whether the map must say that it is invented.
        colours: the ground to draw on.
    """
    totals, most = {ward.code: ward for ward in need.wards}, _most(need)
    planned: dict[str, list[tuple[int, str]]] = {}
    for number, slot in enumerate(slots, start=1):
        planned.setdefault(slot.ward_code, []).append((number, words.month_name(slot.month)[:3]))
    drawn = [item for item in outlines["features"] if item["properties"]["ward_code"] in totals]
    features = [
        _feature(item, totals[code], most, planned.get(code, []), colours)
        for item in drawn
        if (code := item["properties"]["ward_code"])
    ]
    kept = ("name", "label", "short", "ink", "fill", "x", "y")
    labels = [{key: item[key] for key in kept} for item in features if item["label"]]
    return canvas.spec(
        [_shapes(features, colours), _labels(labels)],
        HEIGHT,
        colours,
        is_demonstration,
        (2, 2, 2, 2),
        projection=canvas.UPRIGHT,
    )


def keys(need: Need, colours: theme.Theme = theme.LIGHT) -> tuple[Key, ...]:
    """Return the legend, the highest need first: a shade, the need a year from which it is used, and how many wards."""
    most, steps = _most(need), len(colours.sequential)
    drawn = [_step(ward.total, most, colours) for ward in need.wards]
    found = []
    for step in reversed(range(steps)):
        least = words.number(most * max(step, 1) / steps)
        label = f"need of {least} or more a year" if step else f"less than {least}"
        found.append(Key(colours.sequential[step], label, drawn.count(step)))
    return tuple(found)


def alt(need: Need, slots: tuple[Slot, ...]) -> str:
    """Describe the map: where most need is, and where days are planned."""
    most = ", ".join(ward.name for ward in need.wards[:3])
    held = ", ".join(dict.fromkeys(slot.ward_name for slot in slots)) or "no ward"
    return f"Map of wards shaded by need, most in {most}. Days are planned in {held}."


def around(
    design: Design, ward_code: str, names: dict[str, str], outlines: dict[str, Any], colours: theme.Theme = theme.LIGHT
) -> dict[str, Any]:
    """Return a map of where a day is held, what lies next door, and what it is compared with.

    Args:
        design: names the wards by code.
        ward_code: where the day is held.
        names: of the wards by code; only these are drawn.
        outlines: as for `spec`.
        colours: the ground to draw on.
    """
    steps = colours.sequential
    fills = dict(zip(PARTS, (steps[-1], steps[len(steps) // 2], steps[1]), strict=True))
    features, others, labels = [], [], []
    for item in outlines["features"]:
        told = item["properties"]
        code = told["ward_code"]
        if code not in names:
            continue
        part = part_of(design, ward_code, code)
        fill = fills.get(part, colours.ground)
        shape = {"type": "Feature", "geometry": item["geometry"], "name": names[code], "told": part, "fill": fill}
        features.append({**shape, "width": 2.5 if code == ward_code else 0.8})
        if code == ward_code:
            at = {"x": told["label_x"], "y": told["label_y"]}
            labels.append(
                {"name": names[code], "label": HERE, "short": "", "ink": theme.ink_on(fill), "fill": fill, **at}
            )
        elif part in fills:
            others.append({"properties": told | {"ward_name": names[code]}})
    layers = [_shapes(features, colours), density_map.names(others, colours), _labels(labels)]
    return canvas.spec(layers, HEIGHT, colours, False, projection=canvas.UPRIGHT)


def part_of(design: Design, ward_code: str, code: str) -> str:
    """Say which part a ward takes in the judging of a day that is held in another, or in it."""
    codes = ((ward_code,), design.ring, design.comparison)
    return next((part for part, own in zip(PARTS, codes, strict=True) if code in own), "takes no part")


def alt_around(design: Design, ward_name: str, names: dict[str, str]) -> str:
    """Describe the map of a day: where it is held, next to what, compared with what."""
    ring = ", ".join(names.get(each, each) for each in design.ring) or "no ward"
    compared = ", ".join(names.get(each, each) for each in design.comparison)
    return f"Map of wards. The day is held in {ward_name}; next door: {ring}; compared with: {compared}."


def _feature(
    item: dict[str, Any], ward: WardNeed, most: float, held: list[tuple[int, str]], colours: theme.Theme
) -> dict[str, Any]:
    fill = colours.sequential[_step(ward.total, most, colours)]
    months, numbers = (", ".join(str(each[part]) for each in held) for part in (1, 0))
    is_room = len(held) <= MOST_NAMED
    return {
        "type": "Feature",
        "geometry": item["geometry"],
        "name": ward.name,
        "fill": fill,
        "ink": theme.ink_on(fill),
        "label": months if is_room else f"{len(held)} times",
        "short": numbers if is_room else f"{len(held)}×",
        "told": f"{words.number(ward.total)} a year; {months or 'no day planned'}",
        "width": 3 if months else 0.8,
        "x": item["properties"]["label_x"],
        "y": item["properties"]["label_y"],
    }


def _most(need: Need) -> float:
    return max((ward.total for ward in need.wards), default=0.0) or 1.0


def _step(total: float, most: float, colours: theme.Theme) -> int:
    return min(int(total / most * len(colours.sequential)), len(colours.sequential) - 1)


def _shapes(features: list[dict[str, Any]], colours: theme.Theme) -> dict[str, Any]:
    return {
        "data": {"values": features},
        "mark": {"type": "geoshape", "stroke": colours.outline, "strokeJoin": "round"},
        "encoding": {
            "color": {"field": "fill", "type": "nominal", "scale": None},
            "strokeWidth": {"field": "width", "type": "quantitative", "scale": None},
            "tooltip": [
                {"field": "name", "type": "nominal", "title": "Ward"},
                {"field": "told", "type": "nominal", "title": "Need and days"},
            ],
        },
    }


def _labels(values: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a layer of labels, each with a rim in its ward's shade, because a label may be wider than its ward."""
    mark = {
        "type": "text",
        "fontSize": 13,
        "fontWeight": "bold",
        "text": {"expr": f"width < {NARROW} ? datum.short : datum.label"},
    }
    rim = {"stroke": {"expr": "datum.fill"}, "strokeWidth": 5, "aria": False}
    return {
        "data": {"values": values},
        "encoding": {
            "longitude": {"field": "x", "type": "quantitative"},
            "latitude": {"field": "y", "type": "quantitative"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
        "layer": [{"mark": mark | style} for style in (rim, {})],
    }
