"""The street map to print: the hexagons, fills and classes of the one to pan and pick from, on the National Grid."""

from collections.abc import Mapping
from typing import Any

from sbp.charts import canvas, density_map, street_map, street_words, theme, words
from sbp.streets_model import StreetPlace, StreetTable

HEIGHT = 560


def spec(
    table: StreetTable,
    places: tuple[StreetPlace, ...],
    hexagons: Mapping[str, dict[str, Any]],
    wards: dict[str, Any],
    chosen: tuple[str, str],
    colours: theme.Theme = theme.LIGHT,
) -> dict[str, Any]:
    """Return the Vega-Lite specification, `container` wide.

    Args:
        table: what is counted, and when.
        places: the hexagons to draw.
        hexagons: the outline of each as a GeoJSON geometry in metres (EPSG:27700), by its id.
        wards: GeoJSON features in EPSG:27700 with `ward_code`, `ward_name`, `label_x` and `label_y` (metres).
        chosen: code of the ward that alone is drawn ("" for all), and id of the hexagon outlined heavily or "".
        colours: the ground to draw on.
    """
    ward, cell = chosen
    shaded = street_map.shades(places, colours)
    features = [
        {
            "type": "Feature",
            "geometry": hexagons[place.cell_id],
            "name": street_words.title(place),
            "told": words.number(place.count),
            "fill": shaded.fill(place.count),
            "width": 3 if place.cell_id == cell else 0.3,
        }
        for place in sorted(places, key=lambda each: each.cell_id == cell)
    ]
    shown = [item for item in wards["features"] if ward in ("", item["properties"]["ward_code"])]
    layers = [_hexagons(features, colours), density_map.outlines(shown, colours, 1), density_map.names(shown, colours)]
    return canvas.spec(
        layers, HEIGHT, colours, table.is_demonstration, (2, 2, 2, 2), projection=canvas.UPRIGHT
    )  # fmt: skip


def _hexagons(features: list[dict[str, Any]], colours: theme.Theme) -> dict[str, Any]:
    return {
        "data": {"values": features},
        "mark": {"type": "geoshape", "stroke": colours.outline},
        "encoding": {
            "color": {"field": "fill", "type": "nominal", "scale": None},
            "strokeWidth": {"field": "width", "type": "quantitative", "scale": None},
        },
    }
