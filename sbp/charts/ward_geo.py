"""A ward map as GeoJSON, which every mapping program opens: outlines in degrees with each ward's figures."""

import json
from typing import Any

from sbp import months
from sbp.charts import tables, words
from sbp.model import WardRow, WardTable


def text(table: WardTable, outlines: dict[str, Any], owed: str) -> str:
    """Return the wards of a table as GeoJSON text.

    Args:
        table: the wards and their figures.
        outlines: of the wards, in degrees (EPSG:4326), each with its `ward_code`.
        owed: what must be said of the outlines: whose they are, or that they are not the true ones.

    Reference: RFC 7946.
    """
    rows = {row.area.code: row for row in table.rows}
    features = [
        {"type": "Feature", "geometry": each["geometry"], "properties": _figures(rows[code], table)}
        for each in outlines["features"]
        if (code := each["properties"]["ward_code"]) in rows
    ]
    about = [
        f"{table.indicator.name}, {words.period(table.first_month, table.last_month)}",
        words.source_words(table.source, table.freshness),
        tables.version_words(table.data_version, table.is_demonstration),
    ]
    whole = {"type": "FeatureCollection", "description": " ".join(about), "attribution": owed, "features": features}
    return json.dumps(whole, ensure_ascii=False)


def _figures(row: WardRow, table: WardTable) -> dict[str, Any]:
    change = row.change
    ranks = row.standing.ranks if row.standing else None
    return {
        "ward_code": row.area.code,
        "ward_name": row.area.name,
        "measure": table.indicator.name,
        "first_month": months.text(table.first_month),
        "last_month": months.text(table.last_month),
        "count": row.count,
        "rate_per_1000": None if row.rate_per_1000 is None else round(row.rate_per_1000, 2),
        "place_first": ranks.first if ranks else None,
        "place_last": ranks.last if ranks else None,
        "count_before": change.previous,
        "change": words.change_words(change),
    }
