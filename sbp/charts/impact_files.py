"""Plans and days to take along: a plan's days as a CSV, its need by ward and a day's map as GeoJSON."""

import json
from collections.abc import Sequence
from typing import Any

from sbp import months
from sbp.charts import impact_map, tables
from sbp.impact_model import Design
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


def parts(
    design: Design, ward_code: str, names: dict[str, str], outlines: dict[str, Any], about: str, owed: str
) -> str:
    """Return the map of a day as GeoJSON text: each ward with the part that it takes.

    Args:
        design: names the wards by code.
        ward_code: where the day is held.
        names: of the wards by code; the others are left out.
        outlines: as for `geojson`. Outlines in metres, turned into degrees by formula, would lie metres beside others.
        about: what the map is.
        owed: what must be said of the outlines.
    """
    features = [
        {
            "type": "Feature",
            "geometry": each["geometry"],
            "properties": {"ward": names[code], "part": impact_map.part_of(design, ward_code, code)},
        }
        for each in outlines["features"]
        if (code := each["properties"]["ward_code"]) in names
    ]
    whole = {"type": "FeatureCollection", "about": about, "attribution": owed, "features": features}
    return json.dumps(whole, ensure_ascii=False)
