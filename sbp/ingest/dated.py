"""Rows with a day while they are read: reports of residents, fires, incident lists.

A format gathers its rows in a `Gathered`, and `reading` places them and makes up the account. Two staging tables
come out of it:

- `dated_report`: dataset, report_id (None: the list has no references), report_date, category_id, status, longitude,
  latitude, easting, northing, ward_code_old, ward_code_new, order_key. Of two rows of one report the one with the
  greater `order_key` holds: it is the newest moment that the row's file knows of, as ISO text.
- `dated_span`: dataset, category_id ("" for every category), first_date, last_date (the days that the file speaks
  for), usual_gap_days (the mean distance between its rows). Months of which rows could not be used are cut out of it,
  but for the categories that are sound in them.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from sbp import months
from sbp.ingest import csv_walk, losses, street
from sbp.ingest.context import Context
from sbp.ingest.reading import EVERY, Lost, Reading
from sbp.ingest.ward_maps import TO_GRID
from sbp.model import Reject

REPORT_COLUMNS = (
    "dataset",
    "report_id",
    "report_date",
    "category_id",
    "status",
    "longitude",
    "latitude",
    "easting",
    "northing",
    "ward_code_old",
    "ward_code_new",
    "order_key",
)


_ISO_DAY = re.compile(r"^(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ].*)?$")
_BRITISH_DAY = re.compile(r"^(?P<day>\d{1,2})[ /-](?P<month>[A-Za-z]{3}|\d{1,2})[ /-](?P<year>\d{4}|\d{2})$")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass
class DatedRow:
    """One row of a dated list; `belongs` is None where the point must tell, `ward_code` the printed code or ""."""

    report_id: str | None
    day: date
    category: str
    status: str = ""
    longitude: float = np.nan
    latitude: float = np.nan
    easting: float = np.nan
    northing: float = np.nan
    lsoa_code: str = ""
    ward_code: str = ""
    belongs: bool | None = None


@dataclass
class Gathered:
    """What a format found in one file: rows to place, faults, rows of categories that nobody follows, and the days.

    `first`, `last` and `labels` take in every valid row, followed or not: they tell what the file speaks for.
    `newest` is the newest moment in the file, as ISO text. `lost` are the category and the month of rejected rows that
    may be ours: EVERY for any category, None for any month.
    """

    rows: list[DatedRow] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    not_followed: int = 0
    elsewhere: int = 0
    count: int = 0
    first: date | None = None
    last: date | None = None
    labels: set[str] = field(default_factory=set)
    newest: str = ""
    warnings: list[str] = field(default_factory=list)
    lost: set[tuple[str, date | None]] = field(default_factory=set)

    def reject(self, fault: Reject, category: str = EVERY, day: date | None = None) -> None:
        """Keep a row out, and note what it would have counted, as far as it tells."""
        self.rejects.append(fault)
        self.lost.add((category, day and day.replace(day=1)))

    def reject_unreadable(self, line: int, cells: list[str], width: int, is_elsewhere: bool = False) -> None:
        """Keep out a row of another width than the header; it may be of any day that stands in it, else of any."""
        fault = csv_walk.wrong_width(line, cells, width)
        if is_elsewhere:
            self.rejects.append(fault)
            return
        for each in {found.replace(day=1) for cell in cells if (found := day(cell.strip()))} or {None}:
            self.lost.add((EVERY, each))
        self.rejects.append(fault)

    def reject_labelled(self, fault: Reject, label: str, category: str | None, day: date | None) -> None:
        """Keep out a row of a list in which not every label is followed: one that nobody follows loses no count."""
        if category or not label:
            self.reject(fault, category or EVERY, day)
        else:
            self.rejects.append(fault)

    def saw(self, day: date, label: str, moment: str = "") -> None:
        """Note that the file holds a valid row of this day and label."""
        self.count += 1
        self.first = min(day, self.first or day)
        self.last = max(day, self.last or day)
        self.labels.add(label)
        self.newest = max(self.newest, moment or day.isoformat())


def reading(gathered: Gathered, context: Context, format_id: str, source: str, dataset: str) -> Reading:
    """Place the gathered rows and return the file's reading.

    Rows of categories that nobody follows and rows outside the borough are both counted as out of area; a warning
    says how many were left out for their category.
    """
    rows = pd.DataFrame([vars(row) for row in gathered.rows], columns=list(DatedRow.__dataclass_fields__))
    reports = _placed(rows, context)
    ours = reports[reports["belongs"].to_numpy(dtype=bool)]
    outside = gathered.not_followed + gathered.elsewhere + len(reports) - len(ours)
    lost = _lost(gathered, dataset)
    if gathered.not_followed:
        count = gathered.not_followed
        gathered.warnings.append(f"Rows of categories that this dashboard does not follow, left out: {count:,}")
    return Reading(
        format=format_id,
        source=source,
        tables={
            "dated_report": ours.assign(dataset=dataset, order_key=gathered.newest)[list(REPORT_COLUMNS)],
            "dated_span": _span(gathered, ours, dataset, lost, is_ours=_is_ours(gathered, reports, ours)),
        },
        rows_in=len(ours) + outside + len(gathered.rejects),
        loaded=len(ours),
        out_of_area=outside,
        rejects=gathered.rejects,
        lost=lost,
        warnings=gathered.warnings,
        first_month=gathered.first and gathered.first.replace(day=1),
        last_month=gathered.last and gathered.last.replace(day=1),
    )


def number(text: Any) -> float:
    """Read a number as printed; NaN where the cell is blank or holds none."""
    try:
        return float(str(text).strip() or "nan")
    except ValueError:
        return np.nan


def day(text: str) -> date | None:
    """Read a day as printed: `2009-01-31`, `31 Jan 2009`, `31-Jan-09` or `31/01/2009`; None where it is none."""
    found = _ISO_DAY.match(text) or _BRITISH_DAY.match(text)
    if not found:
        return None
    month, year = found["month"].lower(), int(found["year"])
    try:
        number_of_month = _MONTH_NAMES.index(month) + 1 if month in _MONTH_NAMES else int(month)
        return date(year if year > 99 else 2000 + year, number_of_month, int(found["day"]))
    except ValueError:
        return None


def shown(text: str) -> str:
    """Return a cell for a reject: whole where it is figures and signs, hidden where letters could be words."""
    return "(hidden)" if any(letter.isalpha() and letter not in "TZ" for letter in text) else text[:40]


def _lost(gathered: Gathered, dataset: str) -> list[Lost]:
    """Return what the rejected rows would have counted; one without a day may be of any month of the file."""
    if not gathered.first:
        return []
    held = months.span(gathered.first.replace(day=1), gathered.last.replace(day=1))
    lost = street.in_every_month((Lost(dataset, category, month) for category, month in gathered.lost), held)
    if lost:
        listed = months.from_first(each.month for each in lost)
        gathered.warnings.append(f"Rows could not be used: what they belong to is left out in {listed}")
    return lost


def _is_ours(gathered: Gathered, reports: pd.DataFrame, ours: pd.DataFrame) -> bool:
    """Tell whether the file is the borough's: one whose rows all lie elsewhere says nothing of us, and warns of it."""
    is_ours = bool(len(ours) or (gathered.not_followed and not len(reports)))
    if not is_ours:
        gathered.warnings.append("The file holds no row of the borough, so it says nothing of it")
    return is_ours


def _span(gathered: Gathered, ours: pd.DataFrame, dataset: str, lost: list[Lost], *, is_ours: bool) -> pd.DataFrame:
    """Return what the file speaks for: every category, unless all its rows carry one label (a filtered export)."""
    columns = ["dataset", "category_id", "first_date", "last_date", "usual_gap_days"]
    if not gathered.first or not is_ours:
        return pd.DataFrame(columns=columns)
    seen = ours.groupby("category_id")["report_date"].agg(lambda days: {each.replace(day=1) for each in days}).to_dict()
    categories = {""} if len(gathered.labels) > 1 else set(seen)
    by_month = {month: {each.category_id for each in lost if each.month == month} for month in {e.month for e in lost}}
    spans = [(category, *days) for category in categories for days in _around(gathered, set(by_month))]
    for month, missing in by_month.items():
        here = {category for category, found in seen.items() if month in found}
        days = max(month, gathered.first), min(months.add(month, 1) - timedelta(days=1), gathered.last)
        spans += [(category, *days) for category in losses.sound(categories, here, set(seen), missing)]
    usual_gap = ((gathered.last - gathered.first).days + 1) / gathered.count
    return pd.DataFrame([(dataset, *span, usual_gap) for span in sorted(spans)], columns=columns)


def _around(gathered: Gathered, without: set[date]) -> list[tuple[date, date]]:
    """Return the first and the last day of each run of days from the first to the last row, without some months."""
    runs, first = [], gathered.first
    for month in sorted(without):
        if first < month:
            runs.append((first, month - timedelta(days=1)))
        first = max(first, months.add(month, 1))
    return [*runs, (first, gathered.last)] if first <= gathered.last else runs


def _placed(rows: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Add wards and membership: a row's own word counts first, then its LSOA, then its point."""
    rows = _with_degrees(rows)
    longitude, latitude = (rows[axis].to_numpy(dtype=float) for axis in ("longitude", "latitude"))
    located = street.locate(longitude, latitude, rows["lsoa_code"].to_numpy(dtype=object), context.places)
    said = rows["belongs"].to_numpy(dtype=object)
    placed = rows.drop(columns=["belongs", "easting", "northing"]).assign(
        belongs=[bool(found) if word is None else word for word, found in zip(said, located["belongs"], strict=True)],
        easting=located["easting"],
        northing=located["northing"],
        report_date=rows["day"],
        category_id=rows["category"],
    )
    vintages = context.places.vintages[0], context.places.vintages[-1]
    for column, vintage in zip(street.WARD_COLUMNS, vintages, strict=True):
        is_printed = rows["ward_code"].isin(context.places.ward_codes[vintage]).to_numpy(dtype=bool)
        wards = np.where(is_printed, rows["ward_code"].to_numpy(dtype=object), located[column].to_numpy(dtype=object))
        placed[column] = pd.Series(wards, dtype=object)
    return placed


def _with_degrees(rows: pd.DataFrame) -> pd.DataFrame:
    """Fill longitude and latitude from easting and northing (metres, EPSG:27700) where they are blank."""
    lacks = (rows["longitude"].isna() & rows["easting"].notna()).to_numpy(dtype=bool)
    if lacks.any():
        metres = (rows.loc[lacks, axis].to_numpy(dtype=float) for axis in ("easting", "northing"))
        degrees = TO_GRID.transform(*metres, direction="INVERSE")
        rows = rows.astype({"longitude": float, "latitude": float})
        rows.loc[lacks, "longitude"], rows.loc[lacks, "latitude"] = degrees
    return rows
