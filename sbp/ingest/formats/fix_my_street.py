"""Reports of residents from the council's FixMyStreet: the CSV export of its dashboard.

The export holds names, e-mail addresses and free text. Only the columns named here are ever taken out of a row;
no other cell reaches a table, a reject or a log. Columns are found by name, because sites add their own.
"""

from datetime import datetime

from sbp.errors import SbpError
from sbp.ingest import csv_walk, dated, street
from sbp.ingest.context import Context
from sbp.ingest.opened import Opened
from sbp.ingest.reading import Reading
from sbp.model import Reject

ID = "fix_my_street"
TITLE = "FixMyStreet dashboard export (CSV)"
SOURCE = "fix_my_street"
STAGE = "records"
KEEP = True

DATASET = "fix_my_street"
LABELS = "fix_my_street"
NEEDED = ("Report ID", "Category", "Confirmed", "Status", "Latitude", "Longitude")
MOMENTS = ("Created", "Confirmed", "Acknowledged", "Fixed", "Closed")
READ = (*NEEDED, *MOMENTS, "Subcategory")
# The labels of FixMyStreet's own states: open, fixed, closed. Sites can add more.
KNOWN_STATUSES = {
    *("confirmed", "investigating", "in progress", "planned", "action scheduled"),
    *("fixed", "fixed - council", "fixed - user"),
    *("unable to fix", "no further action", "not responsible", "duplicate", "internal referral", "cancelled", "closed"),
}


def recognises(opened: Opened) -> bool:
    """Tell from the header whether this is an export of reports; the export of updates has other columns."""
    return {"Report ID", "Category", "Confirmed", "Status"} <= set(opened.header())


def read(opened: Opened, context: Context) -> Reading:
    """Read one export.

    Raises:
        SbpError: a needed column is missing, or the file is cut short.
    """
    street.need_places(context.places, opened.name)
    header = opened.header()
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise SbpError(f"The export has no column {missing[0]!r}", opened.name, "export it again with all columns")
    places = {column: header.index(column) for column in READ if column in header}
    meanings = categories(context)
    gathered, unknown_statuses = dated.Gathered(), set()
    for line, cells in csv_walk.records(opened):
        if len(cells) != len(header):
            gathered.reject_unreadable(line, cells, len(header))
            continue
        values = {column: cells[place].strip() for column, place in places.items()}
        _gather(gathered, line, values, meanings)
        if values["Status"].lower() not in KNOWN_STATUSES:
            unknown_statuses.add(values["Status"])
    if unknown_statuses:
        listed = ", ".join(repr(status) for status in sorted(unknown_statuses))
        gathered.warnings.append(f"Statuses not known, taken as open: {listed}")
    return dated.reading(gathered, context, ID, SOURCE, DATASET)


def categories(context: Context) -> dict[str, str]:
    """Return our category id for each of FixMyStreet's category names, in small letters."""
    return {label.minor.lower(): label.category for label in context.labels if label.scheme == LABELS}


def _gather(gathered: dated.Gathered, line: int, values: dict[str, str], meanings: dict[str, str]) -> None:
    fault = _fault(values)
    label = values.get("Subcategory") or values["Category"]
    category = meanings.get(label.lower())
    if fault:
        column, reason, value = fault
        reject = Reject(line, reason, column, dated.shown(value))
        gathered.reject_labelled(reject, label, category, dated.day(values["Confirmed"]))
        return
    confirmed = datetime.fromisoformat(values["Confirmed"]).date()
    gathered.saw(confirmed, label, max(values.get(moment, "") for moment in MOMENTS))
    if category is None:
        gathered.not_followed += 1
        return
    point = dated.number(values["Longitude"]), dated.number(values["Latitude"])
    gathered.rows.append(dated.DatedRow(values["Report ID"], confirmed, category, values["Status"], *point))


def _fault(values: dict[str, str]) -> tuple[str, str, str] | None:
    """Return the column, the reason and the value of the first thing wrong with a row, or None."""
    if not values["Report ID"].isdigit():
        return "Report ID", "The report has no number", values["Report ID"]
    try:
        datetime.fromisoformat(values["Confirmed"])
    except ValueError:
        return "Confirmed", "The moment is not a date and time", values["Confirmed"]
    if not street.is_place(dated.number(values["Longitude"]), dated.number(values["Latitude"])):
        point = f"{values['Longitude']}, {values['Latitude']}"
        return "Longitude, Latitude", "Longitude and latitude are not a place in the country", point
    return None
