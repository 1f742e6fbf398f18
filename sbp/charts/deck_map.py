"""A ward map that people pan, zoom and pick from: deck.gl layers as compact JSON, with no call to any other host."""

import math
from typing import Any, NamedTuple

from sbp.charts import classes, deck, theme
from sbp.model import WardTable

LAYER_ID = "wards"
WIDE, HIGH = 470, 540  # pixels that a map has at least, by which its view is fitted; the style sheet keeps to them
TILE = 512
_DECIMALS = 5
# Streamlit sends the tooltip beside the deck's JSON, so whoever shows the deck needs it too.
TOOLTIP = {"html": "<b>{name}</b><br/>{told}", "style": {"fontSize": "16px", "maxWidth": "320px"}}


class Ground(NamedTuple):
    """What all maps over the same outlines share: where they look, and by what stands for an outline, its JSON."""

    look: deck.Look
    outlines: dict[str, str]


def ground(outlines: dict[str, Any]) -> Ground:
    """Return what all maps over outlines share, so that thousands of points are written once for all."""
    written = {_marker(item): deck.compact(item["geometry"]) for item in outlines["features"]}
    return Ground(view(outlines["features"]), written)


def deck_json(
    table: WardTable,
    outlines: dict[str, Any],
    measure: str,
    selected: str | None = None,
    colours: theme.Theme = theme.LIGHT,
    places: tuple[tuple[str, float, float], ...] = (),
    shared: Ground | None = None,
) -> str:
    """Return the finished deck as compact JSON.

    Args:
        table: the wards and their figures.
        outlines: GeoJSON features in EPSG:4326 with `ward_code`, `label_x`, `label_y` (degrees) in their properties.
        measure: `count`, `rate` or `change`.
        selected: code of the ward that is outlined heavily, or None.
        colours: the ground to draw on.
        places: names to write on the map, each with longitude and latitude.
        shared: as `ground` gives it for the outlines, if made.

    `map_style` is left out on purpose: any value, even an empty one, makes the page fetch a third party's tiles.
    """
    drawn = {shade.ward_code: shade for shade in classes.shades(table, measure, colours)}
    known = [item for item in outlines["features"] if item["properties"]["ward_code"] in drawn]
    features = [_feature(item, drawn[item["properties"]["ward_code"]], selected, colours) for item in known]
    layers = [_wards(features)]
    if measure == "count":
        layers.append(_circles(features, colours))
    layers += [_values(features), names(places, colours, below=16)]
    look, written = shared or ground(outlines)
    return deck.written(layers, look, ready=written)


def harmless(text: str) -> str:
    """Take out of a tooltip's text what could begin a tag: the tooltip is HTML, and names come from files.

    Streamlit escapes what is left; escaped here as well, an ampersand would be shown as `&amp;`.
    """
    return text.replace("<", "").replace(">", "")


def _feature(item: dict[str, Any], shade: classes.Shade, selected: str | None, colours: theme.Theme) -> dict[str, Any]:
    chosen = shade.ward_code == selected
    properties = {
        "ward_code": shade.ward_code,
        "name": harmless(shade.name),
        "told": harmless(shade.told),
        "label": shade.label,
        "fill": [*theme.rgb(shade.fill), 255],
        "edge": [*theme.rgb(colours.text if chosen else colours.outline), 255],
        "width": 5 if chosen else 1,
        "ink": theme.rgb(theme.ink_on(shade.fill)),
        "radius": round(shade.radius_m, 1),
        "at": [item["properties"]["label_x"], item["properties"]["label_y"]],
    }
    return {"type": "Feature", "geometry": _marker(item), "properties": properties}


def _marker(item: dict[str, Any]) -> str:
    return f"outline of {item['properties']['ward_code']}"


def _wards(features: list[dict[str, Any]]) -> dict[str, Any]:
    # the chosen ward is drawn last, so that its outline lies over its neighbours'
    ordered = sorted(features, key=lambda item: item["properties"]["width"])
    return deck.layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": ordered},
        LAYER_ID,
        get_fill_color=deck.of_each("properties.fill"),
        get_line_color=deck.of_each("properties.edge"),
        get_line_width=deck.of_each("properties.width"),
        line_width_units="pixels",
        line_width_min_pixels=1,
        stroked=True,
        filled=True,
        pickable=True,
    )


def _flat(features: list[dict[str, Any]], keys: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{key: item["properties"][key] for key in keys} for item in features]


def _circles(features: list[dict[str, Any]], colours: theme.Theme) -> dict[str, Any]:
    return deck.layer(
        "ScatterplotLayer",
        _flat(features, ("at", "radius")),
        "counts",
        get_position=deck.of_each("at"),
        get_radius=deck.of_each("radius"),
        # light enough that the number on it can be read, with a dark rim that keeps the circle's own contrast
        get_fill_color=[*theme.rgb(colours.sequential[2]), 255],
        get_line_color=[*theme.rgb(colours.line), 255],
        stroked=True,
        line_width_min_pixels=1,
        pickable=False,
    )


def _values(features: list[dict[str, Any]]) -> dict[str, Any]:
    return deck.layer(
        "TextLayer",
        _flat(features, ("at", "label", "ink")),
        "values",
        get_position=deck.of_each("at"),
        get_text=deck.of_each("label"),
        get_color=deck.of_each("ink"),
        get_size=15,
        font_weight=600,
        font_family=theme.FONT,
        character_set="auto",
        pickable=False,
    )


def names(places: tuple[tuple[str, float, float], ...], colours: theme.Theme, below: int = 0) -> dict[str, Any]:
    """Return a layer that writes names on the map, each at its longitude and latitude or some pixels below it."""
    return deck.layer(
        "TextLayer",
        [{"text": name, "at": [longitude, latitude]} for name, longitude, latitude in places],
        "places",
        get_position=deck.of_each("at"),
        get_text=deck.of_each("text"),
        get_color=theme.rgb(colours.text),
        get_size=12,
        font_family=theme.FONT,
        background=True,
        get_background_color=[*theme.rgb(colours.ground), 170],
        get_pixel_offset=[0, below],
        character_set="auto",
        pickable=False,
    )


def view(features: list[dict[str, Any]]) -> deck.Look:
    """Return the view that fits the outlines of GeoJSON features, in degrees, into the least room that a map has."""
    corners = [at for item in features for at in _corners(item["geometry"]["coordinates"])]
    if not corners:
        return deck.Look(longitude=0.0, latitude=51.4, zoom=9)
    xs, ys = zip(*corners, strict=True)
    middle = (min(ys) + max(ys)) / 2
    degrees = max((max(xs) - min(xs)) / WIDE, (max(ys) - min(ys)) / math.cos(math.radians(middle)) / HIGH)
    middle_x = round((min(xs) + max(xs)) / 2, _DECIMALS)
    return deck.Look(
        longitude=middle_x, latitude=round(middle, _DECIMALS), zoom=round(math.log2(360 / (TILE * degrees)), 2)
    )


def _corners(nested: list[Any]) -> list[list[float]]:
    return [nested] if isinstance(nested[0], float | int) else [at for each in nested for at in _corners(each)]
