"""Dated lists of anti-social behaviour or other incidents from the council or the police: a small CSV of our own.

Columns: date, category; and, as far as known, longitude, latitude, lsoa_code, ward_code, reference. Any other column
is refused, because a name or a note must not come in.
"""

import re

from sbp.errors import SbpError
from sbp.ingest import csv_walk, dated, street
from sbp.ingest.context import Context
from sbp.ingest.opened import Opened
from sbp.ingest.reading import EVERY, Reading
from sbp.model import Reject

ID = "incident_list"
TITLE = "Dated incident list of a partner (our own CSV form)"
SOURCE = "council_incidents"
STAGE = "records"
KEEP = True

DATASET = "council_incident"
LABELS = "incident_list"
NEEDED = ("date", "category")
COLUMNS = (*NEEDED, "longitude", "latitude", "lsoa_code", "ward_code", "reference")
# A case number: no spaces and at least one figure, so that a name cannot stand for one.
REFERENCE = re.compile(r"^(?=.*\d)[A-Za-z0-9/_.-]{1,40}$")


def recognises(opened: Opened) -> bool:
    """Tell from the header whether this is a dated list in our own form."""
    return set(NEEDED) <= set(opened.header())


def read(opened: Opened, context: Context) -> Reading:
    """Read one list.

    Raises:
        SbpError: a column is there that is not of this form, or stands twice, or the file is cut short.
    """
    header = opened.header()
    unknown = [column for column in header if column not in COLUMNS]
    if unknown or len(set(header)) < len(header):
        name = unknown[0] if unknown else next(column for column in header if header.count(column) > 1)
        raise SbpError(
            f"The list has a column {name!r} that does not belong there, and names or notes must not come in",
            opened.name,
            f"only the columns {', '.join(COLUMNS)}, each once",
        )
    meanings = {label.minor.lower(): label.category for label in context.labels if label.scheme == LABELS}
    gathered = dated.Gathered()
    for line, cells in csv_walk.records(opened):
        if len(cells) != len(header):
            gathered.reject_unreadable(line, cells, len(header))
            continue
        values = dict.fromkeys(COLUMNS, "") | {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
        _gather(gathered, line, values, meanings, context)
    return dated.reading(gathered, context, ID, SOURCE, DATASET)


def _gather(
    gathered: dated.Gathered, line: int, values: dict[str, str], meanings: dict[str, str], context: Context
) -> None:
    wards = frozenset().union(*context.places.ward_codes.values())
    fault = _fault(values, meanings, wards)
    if fault:
        column, reason = fault
        category = meanings.get(values["category"].lower(), "" if values["category"] else EVERY)
        gathered.reject(Reject(line, reason, column, dated.shown(values[column])), category, dated.day(values["date"]))
        return
    day, category = dated.day(values["date"]), meanings[values["category"].lower()]
    gathered.saw(day, category)
    # The police number their calls and the council its cases, each from 1: the same number is not the same incident.
    reference = f"{context.categories[category].counts_as}/{values['reference']}" if values["reference"] else None
    is_placed = values["longitude"] or values["lsoa_code"]
    gathered.rows.append(
        dated.DatedRow(
            reference,
            day,
            category,
            "",
            dated.number(values["longitude"]),
            dated.number(values["latitude"]),
            lsoa_code=values["lsoa_code"],
            ward_code=values["ward_code"],
            belongs=True if values["ward_code"] or not is_placed else None,
        )
    )


def _fault(values: dict[str, str], meanings: dict[str, str], wards: frozenset[str]) -> tuple[str, str] | None:
    """Return the column and the reason of the first thing wrong with a row, or None."""
    if dated.day(values["date"]) is None:
        return "date", "The day is not a date"
    if values["category"].lower() not in meanings:
        return "category", "The category is not one of the list's"
    has_point = values["longitude"] or values["latitude"]
    if has_point and not street.is_place(dated.number(values["longitude"]), dated.number(values["latitude"])):
        return "longitude", "Longitude and latitude are not a place in the country"
    if values["lsoa_code"] and not re.fullmatch(street.LSOA_PATTERN, values["lsoa_code"]):
        return "lsoa_code", "The LSOA code is not a code"
    if values["ward_code"] and values["ward_code"] not in wards:
        return "ward_code", "The ward code is not one of the borough's"
    if values["reference"] and not REFERENCE.match(values["reference"]):
        return "reference", "The reference is not a case number"
    return None
