"""The borough and its wards of every vintage, and their outlines."""

import json
from typing import Any

from sbp.answers import naming
from sbp.content import Content
from sbp.model import Area, AreaKind, Vintage
from sbp.store import queries
from sbp.store.queries import Connection, OutlineRow


def all(con: Connection) -> tuple[Area, ...]:
    """Return the borough and every ward of every vintage; a ward's name alone does not tell its vintage."""
    return tuple(Area(*row) for row in queries.areas(con))  # type: ignore[arg-type]  the same fields in the same order


def find(con: Connection, code: str) -> Area:
    """Return the area with a code.

    Raises:
        UsageError: no such code; the nearest are named.
    """
    known = {area.code: area for area in all(con)}
    return naming.find("area", code.strip(), known, {area.code: area.name for area in known.values()})


def vintage(content: Content, vintage_id: str) -> Vintage:
    """Return a set of ward boundaries by its id.

    Raises:
        UsageError: no such id; the nearest are named.
    """
    known = {each.id: each for each in content.borough.vintages}
    return naming.find("set of ward boundaries", vintage_id, known, {each.id: each.title for each in known.values()})


def has_ended(content: Content, vintage_id: str) -> bool:
    """Whether a set of ward boundaries is no longer in force; the borough's, "", never ends."""
    return bool(vintage_id) and vintage(content, vintage_id).in_force_to is not None


def outlines(con: Connection, kind: AreaKind, vintage: str) -> dict[str, Any]:
    """Return outlines as GeoJSON features in metres (EPSG:27700).

    Properties: `ward_code`, `ward_name`, `label_x`, `label_y` (metres), for boroughs too. Draw them with an identity
    projection, y reversed.
    """
    rows = queries.outlines(con, kind, vintage)
    return _collection(rows, [(row.outline_27700, row.label_easting, row.label_northing) for row in rows])


def outlines_4326(con: Connection, kind: AreaKind, vintage: str) -> dict[str, Any]:
    """Return outlines as GeoJSON features in degrees (EPSG:4326), with the properties of `outlines` in degrees."""
    rows = queries.outlines(con, kind, vintage)
    return _collection(rows, [(row.outline_4326, row.label_longitude, row.label_latitude) for row in rows])


def _collection(rows: list[OutlineRow], drawn: list[tuple[str, float, float]]) -> dict[str, Any]:
    features = [
        {
            "type": "Feature",
            "geometry": json.loads(geometry),
            "properties": {"ward_code": row.area_code, "ward_name": row.area_name, "label_x": x, "label_y": y},
        }
        for row, (geometry, x, y) in zip(rows, drawn, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}
