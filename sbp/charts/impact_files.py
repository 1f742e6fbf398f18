"""Plans and days to take along: a plan's days as a CSV, its need by ward and a day's map as GeoJSON."""

import json
from collections.abc import Sequence
from typing import Any

from sbp import months
from sbp.charts import tables
from sbp.planning_model import Need, Slot

HEADS = ["month", "ward_code", "ward", "place", "theme", "need_covered"]


def csv(slots: Sequence[Slot], themes: dict[str, str], about: list[str]) -> str:
    """Return the plan's days as CSV text, in their order.

    Args:
        slots: the days.
        themes: the names of themes by id.
        about: what need is made of, and whose figures and boundaries that takes.
    """
    rows = [
        [
            months.text(each.month), each.ward_code, tables.safe_text(each.ward_name), tables.safe_text(each.place),
            themes.get(each.theme, ""), tables.plain(each.covered),
        ]
        for each in slots
    ]  # fmt: skip
    return tables.csv_text(HEADS, rows, about)


def geojson(need: Need, slots: Sequence[Slot], outlines: dict[str, Any], about: list[str], owed: str) -> str:
    """Return every ward's need in an average year and the months of its days as GeoJSON text.

    Args:
        need: of every ward.
        slots: the plan's days.
        outlines: of the wards, in degrees (EPSG:4326), each with its `ward_code`.
        about: as for `csv`.
        owed: what must be said of the outlines.
    """
    wards = {each.code: each for each in need.wards}
    features = [
        {
            "type": "Feature",
            "geometry": item["geometry"],
            "properties": {
                "ward_code": ward.code,
                "ward": ward.name,
                "need_a_year": round(ward.total, 1),
                "share_that_holds": round(ward.stability, 2),
                "days": [months.text(each.month) for each in slots if each.ward_code == ward.code],
            },
        }
        for item in outlines["features"]
        if (ward := wards.get(item["properties"]["ward_code"])) is not None
    ]
    whole = {"type": "FeatureCollection", "about": " ".join(about), "attribution": owed, "features": features}
    return json.dumps(whole, ensure_ascii=False)


def parts(chart: dict[str, Any], about: str, owed: str) -> dict[str, Any]:
    """Return the map of a day as GeoJSON features in metres: each ward with the part that it takes.

    Args:
        chart: from `impact_map.around`.
        about: what the map is.
        owed: what must be said of the outlines.
    """
    features = [
        {
            "type": "Feature",
            "geometry": each["geometry"],
            "properties": {"ward": each["name"], "part": each["told"]},
        }
        for each in chart["layer"][0]["data"]["values"]
    ]
    return {"type": "FeatureCollection", "about": about, "attribution": owed, "features": features}
