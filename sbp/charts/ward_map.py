"""A ward map that is looked at and printed: Vega geoshapes on the National Grid, with every value written in."""

from collections.abc import Iterator
from typing import Any

from sbp.charts import canvas, classes, theme, words
from sbp.model import WardTable

HEIGHT = 460
# below this width, in pixels, numbers are written smaller, or those of neighbours would touch
_NARROW, _SMALL = 420, 10


def spec(
    table: WardTable,
    outlines: dict[str, Any],
    measure: str,
    selected: str | None = None,
    colours: theme.Theme = theme.LIGHT,
) -> dict[str, Any]:
    """Return the Vega-Lite specification of a ward map, `container` wide.

    Args:
        table: the wards and their figures.
        outlines: GeoJSON features in EPSG:27700 with `ward_code`, `label_x` and `label_y` (metres) as members of their
            properties. Drawn by the identity projection, which does not mind which way a ring winds.
        measure: `count`, `rate`, `smoothed`, `change` or `standing`.
        selected: code of the ward that is outlined heavily, or None.
        colours: the ground to draw on.
    """
    drawn = {shade.ward_code: shade for shade in classes.shades(table, measure, colours)}
    known = [item for item in outlines["features"] if item["properties"]["ward_code"] in drawn]
    features = [_feature(item, drawn[item["properties"]["ward_code"]], selected) for item in known]
    projection = {"type": "identity", "reflectY": True}
    layers: list[dict[str, Any]] = [_shapes(features, table, colours)]
    if measure == "count":
        layers.append(_circles(features, colours))
    layers += [_labels(features), *_selected(features, colours)]
    drawn_on = canvas.spec(layers, HEIGHT, colours, table.is_demonstration, (2, 2, 2, 2), projection=projection)
    return {**drawn_on, "params": [{"name": "height", "expr": f"min({HEIGHT}, width * {_height_by_width(known)})"}]}


def _height_by_width(features: list[dict[str, Any]]) -> float:
    """Return how high the outlines are for their width, so that a narrow screen has no blank band above and below."""
    corners = [corner for item in features for corner in _corners(item["geometry"]["coordinates"])]
    if not corners:
        return 1.0
    across, up = zip(*corners, strict=True)
    return round((max(up) - min(up)) / (max(across) - min(across)), 3)


def _corners(coordinates: list[Any]) -> Iterator[tuple[float, float]]:
    """Walk the corners of a geometry of whatever depth."""
    if isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
    else:
        for each in coordinates:
            yield from _corners(each)


def _feature(item: dict[str, Any], shade: classes.Shade, selected: str | None) -> dict[str, Any]:
    # flat members: Vega-Lite reads a nested property only through a path in every encoding
    return {
        "type": "Feature",
        "geometry": item["geometry"],
        "code": shade.ward_code,
        "name": shade.name,
        "fill": shade.fill,
        "class": shade.class_label,
        "label": shade.label,
        "told": shade.told,
        "ink": theme.ink_on(shade.fill),
        "radius": shade.radius_m,
        "x": item["properties"]["label_x"],
        "y": item["properties"]["label_y"],
        "chosen": shade.ward_code == selected,
    }


def _shapes(features: list[dict[str, Any]], table: WardTable, colours: theme.Theme) -> dict[str, Any]:
    return {
        "data": {"values": features},
        "mark": {"type": "geoshape", "stroke": colours.outline, "strokeWidth": 0.8, "strokeJoin": "round"},
        "encoding": {
            "color": {"field": "fill", "type": "nominal", "scale": None},
            "tooltip": [
                {"field": "name", "type": "nominal", "title": "Ward"},
                {"field": "told", "type": "nominal", "title": words.period(table.first_month, table.last_month)},
            ],
        },
    }


def _points(features: list[dict[str, Any]]) -> dict[str, Any]:
    # without their geometry, or the projection would fit points and shapes twice
    kept = ("name", "label", "ink", "radius", "x", "y", "told")
    return {"values": [{key: item[key] for key in kept} for item in features]}


def _place() -> dict[str, Any]:
    return {"longitude": {"field": "x", "type": "quantitative"}, "latitude": {"field": "y", "type": "quantitative"}}


def _circles(features: list[dict[str, Any]], colours: theme.Theme) -> dict[str, Any]:
    # areas in proportion to the counts: the scale squares the radius, and the largest circle takes 1,600 square pixels
    scale = {"type": "pow", "exponent": 2, "domain": [0, classes.LARGEST_CIRCLE_M], "range": [0, 1600]}
    size = {"field": "radius", "type": "quantitative", "scale": scale, "legend": None}
    mark = {"type": "circle", "color": colours.sequential[2], "opacity": 1, "stroke": colours.line}
    return {"data": _points(features), "mark": mark, "encoding": {**_place(), "size": size}}


def _labels(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "data": _points(features),
        "mark": {"type": "text", "fontSize": {"expr": f"width < {_NARROW} ? {_SMALL} : 12"}},
        "encoding": {
            **_place(),
            "text": {"field": "label", "type": "nominal"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }


def _selected(features: list[dict[str, Any]], colours: theme.Theme) -> list[dict[str, Any]]:
    chosen = [item for item in features if item["chosen"]]
    if not chosen:
        return []
    mark = {"type": "geoshape", "filled": False, "stroke": colours.text, "strokeWidth": 4, "strokeJoin": "round"}
    return [{"data": {"values": chosen}, "mark": mark}]
