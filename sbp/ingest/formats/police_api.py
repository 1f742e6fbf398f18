"""Street-level crime as data.police.uk's API gives it: a JSON list of crimes inside one outline and month.

The outlines that people ask for touch and overlap, so a crime stands in several answers; its `id` tells them apart.
Rows carry no LSOA: a crime belongs to the borough where its point lies inside it.
"""

import json
import math
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from sbp import months
from sbp.errors import SbpError
from sbp.ingest import street
from sbp.ingest.context import Context
from sbp.ingest.opened import Opened
from sbp.ingest.reading import EVERY, Lost, Reading
from sbp.model import Reject

ID = "police_api"
TITLE = "Street-level crime of data.police.uk (API answers, JSON)"
SOURCE = "police_uk"
STAGE = "records"
KEEP = True

DATASET = "police_street"
LABELS = "police_api"
REPEATED = "The crime was already read from another outline of this download"
KIND = ["month_start_date", "force", "category_id", "types_in_use"]
SPOT = ["longitude", "latitude", "location"]
_SIGNS = ('"location_type"', '"persistent_id"', '"category"')


def recognises(opened: Opened) -> bool:
    """Tell from the first keys whether this is an answer of the street-crime API; an empty answer shows nothing."""
    if not opened.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"["):
        return False
    return all(sign in opened.text_head() for sign in _SIGNS)


def read(opened: Opened, context: Context) -> Reading:
    """Read one answer of the API.

    Raises:
        SbpError: the file is not whole JSON, or no list of crimes.
    """
    return read_members((opened,), context)


def read_members(parts: tuple[Opened, ...], context: Context) -> Reading:
    """Read the answers of one download together; a crime that stands in a second outline is a reject that says so."""
    street.need_places(context.places, parts[0].name)
    book = street.type_book(context.labels, LABELS)
    good, rejects, seen, lost = [], [], set(), []
    for part in parts:
        member = part.name if len(parts) > 1 else ""
        for place, crime in enumerate(_crimes(part), start=1):
            row = _row(crime, book, context, seen)
            if isinstance(row, _Fault):
                rejects.append(_reject(place, row, member))
                lost += [] if row[0] == REPEATED else [_lost(crime, book, context)]
            else:
                good.append(row)
    rows = pd.DataFrame(good, columns=["incident_key", *KIND, *SPOT])
    spots = _located(rows, context)
    rows = rows.merge(spots[[*SPOT, "belongs"]], on=SPOT, how="left")
    ours = rows[rows["belongs"].to_numpy(dtype=bool)]
    return Reading(
        format=ID,
        source=SOURCE,
        tables={"street_incident": _stage(ours, spots, context)},
        rows_in=len(rows) + len(rejects),
        loaded=len(ours),
        out_of_area=len(rows) - len(ours),
        rejects=rejects,
        lost=street.in_every_month(lost, rows["month_start_date"]),
        first_month=rows["month_start_date"].min() if len(rows) else None,
        last_month=rows["month_start_date"].max() if len(rows) else None,
    )


def _crimes(opened: Opened) -> list[Any]:
    try:
        with opened.open_text() as stream:
            crimes = json.load(stream)
    except (ValueError, RecursionError):
        raise SbpError("The JSON is damaged or cut short", opened.name, "download it again") from None
    if not isinstance(crimes, list):
        raise SbpError("The JSON is not a list of crimes", opened.name, "download it again")
    return crimes


def _row(crime: Any, book: street.TypeBook, context: Context, seen: set[int]) -> tuple:
    """Return the values of one crime, or (reason, column, value) as a Fault."""
    if not isinstance(crime, dict) or not isinstance(crime.get("id"), int):
        return _Fault(("The entry is not a crime with an id",))
    if crime["id"] in seen:
        return _Fault((REPEATED, "id", str(crime["id"])))
    month, force = _month(crime), _force(crime, context)
    category = month and book.category(str(crime.get("category")), month)
    longitude, latitude, location = _spot(crime)
    if month is None:
        return _Fault(("The month is not in the form YYYY-MM", "month", str(crime.get("month"))))
    if force is None:
        return _Fault(("The kind of police is not known", "location_type", str(crime.get("location_type"))))
    if category is None:
        return _Fault(("The crime type is not known", "category", str(crime.get("category"))))
    if not street.is_place(longitude, latitude):
        return _Fault(("Longitude and latitude are not a place in the country", "location", f"{longitude}, {latitude}"))
    seen.add(crime["id"])
    return crime["id"], month, force, category, book.in_use(month), longitude, latitude, location


def _reject(place: int, fault: "_Fault", member: str) -> Reject:
    reason, column, value = (*fault, "", "")[:3]
    return Reject(place, reason, column, value, member)


def _lost(crime: Any, book: street.TypeBook, context: Context) -> Lost:
    """Return what an entry that is not loaded would have counted."""
    if not isinstance(crime, dict):
        return Lost(DATASET)
    name, force = str(crime.get("category") or ""), _force(crime, context) or ""
    return Lost(DATASET, book.meaning(name) if name else EVERY, _month(crime), unit=force)


class _Fault(tuple):
    """(reason, column, value) of an entry that is not loaded."""

    __slots__ = ()


def _month(crime: dict[str, Any]) -> date | None:
    try:
        return months.parse(str(crime.get("month")))
    except ValueError:
        return None


def _force(crime: dict[str, Any], context: Context) -> str | None:
    forces = {"Force": context.borough.force, "BTP": context.borough.transport_force}
    return forces.get(str(crime.get("location_type")))


def _spot(crime: dict[str, Any]) -> tuple[float, float, str]:
    """Return longitude and latitude (NaN where they are no numbers) and the name of the street."""
    location = crime.get("location")
    location = location if isinstance(location, dict) else {}
    road = location.get("street")
    try:
        point = float(location.get("longitude", math.nan)), float(location.get("latitude", math.nan))
    except (TypeError, ValueError):
        point = math.nan, math.nan
    return *point, str(road.get("name") or "") if isinstance(road, dict) else ""


def _located(rows: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Return every distinct spot with its wards and whether it belongs to the borough."""
    spots = rows[SPOT].drop_duplicates(ignore_index=True)
    longitude, latitude = (spots[axis].to_numpy(dtype=float) for axis in ("longitude", "latitude"))
    no_codes = np.full(len(spots), "", dtype=object)
    return pd.concat([spots, street.locate(longitude, latitude, no_codes, context.places)], axis="columns")


def _stage(rows: pd.DataFrame, spots: pd.DataFrame, context: Context) -> str:
    """Write the borough's rows into a staging table of their own and return its name."""
    table, con = street.open_staging(context.con), context.con
    kinds = rows[KIND].drop_duplicates(ignore_index=True)
    ours = spots[spots["belongs"].to_numpy(dtype=bool)].reset_index(drop=True)
    kinds["kind_id"] = street.stage_kinds(con, kinds)
    ours["spot_id"] = street.stage_spots(con, ours.drop(columns="belongs").assign(lsoa_code=""))
    numbered = rows[["incident_key", *KIND, *SPOT]].merge(kinds, on=KIND).merge(ours[[*SPOT, "spot_id"]], on=SPOT)
    con.register("staging_street_new", numbered[["kind_id", "spot_id", "incident_key"]])
    con.execute(
        f"CREATE TEMP TABLE {table} AS SELECT CAST(kind_id AS INTEGER) AS kind_id, "
        "CAST(spot_id AS INTEGER) AS spot_id, CAST(incident_key AS BIGINT) AS incident_key FROM staging_street_new"
    )
    con.unregister("staging_street_new")
    return table
