"""Hexagons that people pan, zoom and pick from: deck.gl layers over our own ground of ward outlines and names."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sbp.charts import classes, deck, deck_map, street_words, theme, words
from sbp.streets_model import StreetPlace, StreetTable

LAYER_ID = "hexagons"
TOP_SHARES = (0.5, 0.8, 0.93, 0.98)  # of the places with any: so few are darkest that they can be named
ALPHA = 205  # ward outlines and names show through


@dataclass(frozen=True)
class Tiles:
    """A ground of somebody else's making under the map: address of its style, and to whom it is owed."""

    style: str
    attribution: str


@dataclass(frozen=True)
class Shades:
    """The highest count of each class but the last, the fill of each class, and how many places are in it."""

    cuts: tuple[int, ...]
    fills: tuple[str, ...]
    keys: tuple[classes.Key, ...]

    def fill(self, count: int) -> str:
        """Return the fill of a count."""
        return self.fills[sum(count > cut for cut in self.cuts)]


def shades(places: tuple[StreetPlace, ...], colours: theme.Theme) -> Shades:
    """Return how counts are shaded: half of the places with any are lightest, the highest one in fifty darkest.

    What would mislead: somebody is always darkest, however small the differences. All hexagons are equally large, so
    that a count may be shaded by.
    """
    counts = sorted(place.count for place in places)
    most = counts[-1] if counts else 0
    cuts = sorted({counts[int(share * len(counts))] for share in TOP_SHARES} - {most}) if counts else []
    fills = classes.spread(colours.sequential, len(cuts) + 1)
    keys = []
    for (low, high), fill in zip(pairwise([0, *cuts, most]), fills, strict=True):
        label = words.number(high) if high <= low + 1 else f"{words.number(low + 1)} to {words.number(high)}"
        keys.append(classes.Key(fill, label, sum(low < count <= high for count in counts)))
    return Shades(tuple(cuts), tuple(fills), tuple(keys))


def deck_json(
    table: StreetTable,
    places: tuple[StreetPlace, ...],
    wards: dict[str, Any],
    chosen: tuple[str, str],
    colours: theme.Theme = theme.LIGHT,
    tiles: Tiles | None = None,
    shared: deck_map.Ground | None = None,
) -> str:
    """Return the finished deck as compact JSON.

    Args:
        table: what is counted, and when.
        places: the hexagons to draw.
        wards: GeoJSON features of the wards in EPSG:4326 with `ward_code`, `ward_name`, `label_x`, `label_y` (degrees).
        chosen: code of the ward to zoom to ("" for the whole borough), and id of the hexagon outlined heavily or "".
        colours: the ground to draw on.
        tiles: a ground of somebody else's; None, the default, asks no other host for anything.
        shared: as `deck_map.ground` gives it for the wards, if made.
    """
    ward, cell = chosen
    shaded = shades(places, colours)
    look, written = shared or deck_map.ground(wards)
    bare = [{"type": "Feature", "geometry": marker, "properties": {}} for marker in written]
    layers = [_hexagons([_drawn(place, shaded, table) for place in places], colours), _ground(bare, colours)]
    layers += [_chosen(cell, colours)] if any(place.cell_id == cell for place in places) else []
    layers.append(deck_map.names(_labels(wards), colours))
    closer = [item for item in wards["features"] if ward == item["properties"]["ward_code"]]
    return deck.written(layers, deck_map.view(closer) if closer else look, tiles.style if tiles else "", written)


def _drawn(place: StreetPlace, shaded: Shades, table: StreetTable) -> dict[str, Any]:
    told = f"{words.number(place.count)} in {words.period(table.first_month, table.last_month)}. "
    return {
        "cell": place.cell_id,
        "name": deck_map.harmless(street_words.title(place)),
        "told": deck_map.harmless(told + street_words.next_words(place, table)),
        "fill": [*theme.rgb(shaded.fill(place.count)), ALPHA],
    }


def _hexagons(drawn: list[dict[str, Any]], colours: theme.Theme) -> dict[str, Any]:
    return deck.layer(
        "H3HexagonLayer",
        drawn,
        LAYER_ID,
        get_hexagon=deck.of_each("cell"),
        get_fill_color=deck.of_each("fill"),
        get_line_color=[*theme.rgb(colours.outline), 110],
        line_width_min_pixels=1,
        extruded=False,
        stroked=True,
        filled=True,
        pickable=True,
    )


def _chosen(cell: str, colours: theme.Theme) -> dict[str, Any]:
    return deck.layer(
        "H3HexagonLayer",
        [{"cell": cell}],
        "chosen",
        get_hexagon=deck.of_each("cell"),
        get_line_color=[*theme.rgb(colours.text), 255],
        line_width_min_pixels=4,
        extruded=False,
        stroked=True,
        filled=False,
        pickable=False,
    )


def _ground(features: list[dict[str, Any]], colours: theme.Theme) -> dict[str, Any]:
    return deck.layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": features},
        "ground",
        get_line_color=[*theme.rgb(colours.outline), 255],
        line_width_min_pixels=1,
        stroked=True,
        filled=False,
        pickable=False,
    )


def _labels(wards: dict[str, Any]) -> tuple[tuple[str, float, float], ...]:
    known = (item["properties"] for item in wards["features"])
    return tuple((street_words.short_ward(each["ward_name"]), each["label_x"], each["label_y"]) for each in known)
