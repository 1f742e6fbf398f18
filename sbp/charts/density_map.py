"""The densest ground of the borough: squares at a stated bandwidth under ward outlines and names, to print."""

from itertools import groupby
from typing import Any

from sbp.charts import canvas, street_words, theme, words
from sbp.charts.classes import Key
from sbp.streets_model import Density, DensityClass, StreetTable

HEIGHT = 520
NARROW = 420  # a map narrower than this on screen has no room for names


def spec(
    density: Density,
    wards: dict[str, Any],
    ward: str,
    is_demonstration: bool,
    colours: theme.Theme = theme.LIGHT,
    place: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the Vega-Lite specification, `container` wide.

    Args:
        density: the classes, densest first.
        wards: GeoJSON features in EPSG:27700 with `ward_code`, `ward_name`, `label_x` and `label_y` (metres).
        ward: code of the ward outlined heavily, or "".
        is_demonstration: whether the map must say that it is invented.
        colours: the ground to draw on.
        place: the outline of the place that is chosen as a GeoJSON geometry in EPSG:27700, None where none is.
    """
    chosen = [item for item in wards["features"] if item["properties"]["ward_code"] == ward]
    fills = _fills(density, colours)
    return canvas.spec(
        [
            outlines(wards["features"], colours, 0.8),
            *(_class(each, fill, density.side_m) for each, fill in zip(density.classes, fills, strict=True)),
            outlines([*chosen, *([{"geometry": place}] if place else [])], colours, 3),
            names(wards["features"], colours),
        ],
        HEIGHT,
        colours,
        is_demonstration,
        (2, 2, 2, 2),
        projection=canvas.UPRIGHT,
    )


def keys(density: Density, colours: theme.Theme) -> tuple[Key, ...]:
    """Return the legend, densest first: which part of the ground a fill stands for, and how many squares it has."""
    fills = _fills(density, colours)
    return tuple(
        Key(fill, f"densest {each.densest:.0%} of the ground", len(each.squares))
        for each, fill in zip(density.classes, fills, strict=True)
    )


def rows(density: Density) -> list[dict[str, str]]:
    """Return the classes as rows for a page, densest first."""
    return [
        {
            "Ground": f"Densest {each.densest:.0%}",
            "Recorded there": f"{each.share:.0%}",
            "Per km², at least": words.number(each.per_km2),
        }
        for each in density.classes
    ]


def note(density: Density, table: StreetTable) -> str:
    """Say how the surface is made and what would mislead."""
    snapped = (
        " Each incident counts at its published point, up to some 100 m from where it happened."
        if table.is_snapped
        else ""
    )
    return (
        f"Each of {words.number(table.total)} {table.kind.noun} is spread over a bell curve with a standard deviation "
        f"of {density.bandwidth_m} m and added up on squares of {density.side_m} m. Near the borough's edge the sum is "
        f"divided by the part of the curve that lies inside, since nothing beyond is held.{snapped} "
        "A smooth surface always has a densest part, also where chance alone spread everything."
    )


def alt(density: Density, table: StreetTable) -> str:
    """Describe the map: how much lies on the densest ground."""
    told = ", ".join(f"{each.share:.0%} on the densest {each.densest:.0%}" for each in density.classes)
    return f"Map of how densely {table.kind.noun} lie, darker for denser. Of all, {told} of the ground."


def _fills(density: Density, colours: theme.Theme) -> list[str]:
    return list(reversed(colours.sequential))[: len(density.classes)]


def _class(each: DensityClass, fill: str, side: int) -> dict[str, Any]:
    """Draw a class as one shape: squares beside one another in a row are one rectangle."""
    feature = {"type": "Feature", "geometry": shape(each, side), "told": _ground(each)}
    return {
        "data": {"values": [feature]},
        "mark": {"type": "geoshape", "fill": fill, "stroke": None, "aria": False},
        "encoding": {"tooltip": {"field": "told", "type": "nominal"}},
    }


def shape(each: DensityClass, side: int) -> dict[str, Any]:
    """Return the ground of a class as one GeoJSON geometry in metres of the National Grid."""
    rings = [[_ring(*run, side)] for run in _runs(each.squares, side)]
    return {"type": "MultiPolygon", "coordinates": rings}


def _ground(each: DensityClass) -> str:
    return f"Densest {each.densest:.0%} of the borough's ground"


def _runs(squares: tuple[tuple[int, int], ...], side: int) -> list[tuple[int, int, int]]:
    """Return first and last easting, and northing, of each unbroken run of squares in a row."""
    found = []
    ordered = sorted(squares, key=lambda at: (at[1], at[0]))
    for (northing, _), run in groupby(enumerate(ordered), key=lambda each: (each[1][1], each[1][0] - each[0] * side)):
        eastings = [at[0] for _, at in run]
        found.append((eastings[0], eastings[-1], northing))
    return found


def _ring(first: int, last: int, northing: int, side: int) -> list[list[int]]:
    west, east, south, north = first - side // 2, last + side // 2, northing - side // 2, northing + side // 2
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def outlines(features: list[dict[str, Any]], colours: theme.Theme, width: float) -> dict[str, Any]:
    """Return a layer of ward outlines, in pixels wide."""
    bare = [{"type": "Feature", "geometry": item["geometry"]} for item in features]
    mark = {"type": "geoshape", "filled": False, "stroke": colours.outline, "strokeWidth": width, "aria": False}
    return {"data": {"values": bare}, "mark": mark}


def names(features: list[dict[str, Any]], colours: theme.Theme) -> dict[str, Any]:
    """Return a layer of ward names, each where a label fits, with a rim that keeps it legible over fills."""
    values = [
        {"name": street_words.short_ward(each["ward_name"]), "x": each["label_x"], "y": each["label_y"]}
        for each in (item["properties"] for item in features)
    ]
    halo = {"stroke": colours.ground, "strokeWidth": 3, "strokeOpacity": 0.8}
    hidden = {"expr": f"width < {NARROW} ? 0 : 1"}
    place = {
        "longitude": {"field": "x", "type": "quantitative"},
        "latitude": {"field": "y", "type": "quantitative"},
        "text": {"field": "name", "type": "nominal"},
    }
    layers = [
        {"mark": {"type": "text", "fontSize": 11, "opacity": hidden, "aria": False, **style}} for style in (halo, {})
    ]
    return {"data": {"values": values}, "encoding": place, "layer": layers}
