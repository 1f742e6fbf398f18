"""Places smaller than wards as rows of words, as a CSV, and as a map that other programs open (GeoJSON)."""

import json
from collections.abc import Mapping
from typing import Any

from sbp.charts import hot_words, street_words, tables, words
from sbp.standing import HotPlace
from sbp.streets_model import StreetPlace, StreetTable

PLACE = "On or near"


def rows(
    table: StreetTable,
    places: tuple[StreetPlace, ...],
    most: int,
    chosen: str = "",
    hot: Mapping[str, HotPlace] | None = None,
) -> list[dict[str, str]]:
    """Return places as rows for a page; numbered, because two places may have the same name.

    Args:
        table: what is counted.
        places: most first.
        most: how many of them are listed; the chosen one always is.
        chosen: id of the hexagon that is selected, or "".
        hot: how firmly each hexagon is hot, by its id, where that is known.
    """
    names = numbered(places)
    may = "Chance of the next ward" if table.is_snapped else "Lies in the next ward"
    return [
        {
            PLACE: names[place.cell_id],
            "Ward": place.ward_name or "none",
            "Count": words.number(place.count),
            "Of its ward": street_words.percent(place.share_of_ward),
            may: street_words.next_short(place),
            **({"Hot in": hot_words.share_short(hot.get(place.cell_id))} if hot else {}),
        }
        for number, place in enumerate(places, 1)
        if number <= most or place.cell_id == chosen
    ]


def numbered(places: tuple[StreetPlace, ...]) -> dict[str, str]:
    """Return what names each place in a table, by its hexagon: its number, because two may be on or near one street."""
    return {place.cell_id: f"{number}. {street_words.place_name(place)}" for number, place in enumerate(places, 1)}


def about(table: StreetTable) -> list[str]:
    """Say what the numbers of a download are, what would mislead, and where they come from."""
    return [
        f"{table.kind.name}, {words.period(table.first_month, table.last_month)}, by H3 hexagon.",
        street_words.unplaced_words(table),
        *table.caveats,
        words.source_words(table.source, table.freshness),
        tables.version_words(table.data_version, table.is_demonstration),
    ]


def csv(table: StreetTable, places: tuple[StreetPlace, ...], owed: str) -> str:
    """Return places as CSV text: hexagon, ward, middle, names, count, share of its ward, chance of the next ward.

    Args:
        table, places: what is on show.
        owed: what must be said of the ward boundaries by which places are told apart.
    """
    lines = [[_cell(value) for value in _facts(place).values()] for place in places]
    return tables.csv_text(list(_facts(None)), lines, [*about(table), owed])


def geojson(table: StreetTable, places: tuple[StreetPlace, ...], outlines: Mapping[str, Any], owed: str) -> str:
    """Return places as GeoJSON in degrees (WGS 84, as the format demands), what they are in the member `about`.

    The member `attribution` says whose boundaries tell the places' wards.

    Args:
        table, places: what is on show.
        outlines: the outline of each hexagon as a GeoJSON geometry, by its id.
        owed: as for `csv`.
    """
    features = [
        {
            "type": "Feature",
            "id": place.cell_id,
            "geometry": outlines[place.cell_id],
            "properties": _facts(place),
        }
        for place in places
    ]
    whole = {"type": "FeatureCollection", "about": " ".join(about(table)), "attribution": owed, "features": features}
    return json.dumps(whole, separators=(",", ":"), ensure_ascii=False)


def _facts(place: StreetPlace | None) -> dict[str, Any]:
    """Return a place's figures by the names that downloads use; the names alone for None."""
    heads = ("cell_id", "ward_code", "ward", "longitude", "latitude", "on_or_near", "count", "share_of_ward")
    heads += ("next_ward", "chance_of_next_ward")
    if place is None:
        return dict.fromkeys(heads)
    share, chance = (None if each is None else round(each, 3) for each in (place.share_of_ward, place.next_share))
    values = (
        place.cell_id, place.ward_code, place.ward_name, place.longitude, place.latitude, "; ".join(place.names),
        place.count, share, place.next_ward, chance,
    )  # fmt: skip
    return dict(zip(heads, values, strict=True))


def _cell(value: Any) -> str:
    return "" if value is None else tables.safe_text(value) if isinstance(value, str) else str(value)
