"""The densest ground as a CSV of its classes, and as a map that other programs open (GeoJSON)."""

import json
from typing import Any

from sbp.charts import density_map, street_tables, tables
from sbp.streets_model import Density, StreetTable

HEADS = ("densest_share_of_ground", "share_of_recorded", "per_km2_at_least", "squares", "side_m", "bandwidth_m")
TURNED = (
    "The squares lie on the metres of the National Grid and were turned into degrees by a formula: in another map they "
    "may lie up to 5 m beside their true place."
)


def csv(density: Density, table: StreetTable, owed: str) -> str:
    """Return the classes as CSV text, densest first; each adds its ground to that of the denser ones.

    Args:
        density: the classes.
        table: what is counted.
        owed: what must be said of the boundaries within which it is counted.
    """
    lines = [[tables.plain(value) for value in _figures(density, at)] for at in range(len(density.classes))]
    return tables.csv_text(list(HEADS), lines, [density_map.note(density, table), *street_tables.about(table), owed])


def shapes(density: Density) -> dict[str, Any]:
    """Return the ground of each class as GeoJSON features in metres of the National Grid, with its figures."""
    features = [
        {
            "type": "Feature",
            "geometry": density_map.shape(each, density.side_m),
            "properties": dict(zip(HEADS, _figures(density, at), strict=True)),
        }
        for at, each in enumerate(density.classes)
    ]
    return {"type": "FeatureCollection", "features": features}


def geojson(drawn: dict[str, Any], density: Density, table: StreetTable, owed: str) -> str:
    """Return the map as GeoJSON text: what it is in `about`, whose boundaries in `attribution`.

    Args:
        drawn: from `shapes`, turned into degrees.
        density, table, owed: as for `csv`.
    """
    about = " ".join([density_map.note(density, table), TURNED, *street_tables.about(table)])
    whole = {"type": "FeatureCollection", "about": about, "attribution": owed, "features": drawn["features"]}
    return json.dumps(whole, separators=(",", ":"), ensure_ascii=False)


def _figures(density: Density, at: int) -> tuple[float, ...]:
    each = density.classes[at]
    counted = (each.densest, round(each.share, 4), round(each.per_km2, 1), len(each.squares))
    return (*counted, density.side_m, density.bandwidth_m)
