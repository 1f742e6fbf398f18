"""Met monthly crime dashboard: a tidy table (CSV or XLSX) of offences and positive outcomes by borough and ward.

Two editions share the form. Offence groups (all notifiable offences) go to dataset `met_dashboard_tno`. Crime types
(knife crime, hate crime, domestic abuse ...) go to `met_dashboard`: they contain one another, so each is a category of
its own and no total of them is ever whole. Positive outcomes are no offences and have a dataset of their own.
Rows exist only where the count is at least 1, so what is absent in a supplied month is zero.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pandas as pd

from sbp import months
from sbp.errors import SbpError
from sbp.ingest import csv_walk, grid, met_dashboard_cover
from sbp.ingest.context import Context
from sbp.ingest.met_dashboard_cover import Broken
from sbp.ingest.met_labels import DASHBOARD, Pair, Scheme, generation
from sbp.ingest.opened import Opened
from sbp.ingest.overlaps import count_table, coverage_table
from sbp.ingest.own_rows import OwnRows, are_renamed
from sbp.ingest.reading import EVERY, Lost, Reading
from sbp.model import Label, Reject

ID = "met_dashboard"
TITLE = "Metropolitan Police monthly crime dashboard"
SOURCE = "met_dashboard"
STAGE = "records"
KEEP = True
AREA_COLUMNS = ("areacode", "boroughsnt")

HEADER_WITHIN_ROWS = 10  # a workbook may have a title above its table
LONGEST_COUNT_DIGITS = 7  # the whole of London records about 80,000 offences a month
TNO = "met_dashboard_tno"
OUTCOMES = "met_dashboard_outcomes"
_COLUMNS = ("monthyear", "boroughsnt", "areacode", "measure", "count")
_EDITIONS = {TNO: ("offencegroup", "offencesubgroup"), "met_dashboard": ("crimetype", "crimesubtype")}
_MEASURES = {"offences": "", "positive outcomes": OUTCOMES, "outcomes": OUTCOMES}
_CODE = re.compile(r"E0[59]\d{6}")
_DAYS = (re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-01"), re.compile(r"0?1/(?P<month>\d\d?)/(?P<year>\d{4})"))


@dataclass(frozen=True)
class _Table:
    """The table found in a file: its edition (dataset), its header, and its rows below the header."""

    dataset: str
    header: tuple[str, ...]
    rows: Iterator[grid.Row]

    def cells(self, row: list[str]) -> dict[str, str]:
        """Return a row's cells by squeezed column name."""
        return dict(zip(self.header, row, strict=False))


@dataclass
class _Sorting:
    """Sorts rows into ours (cells: dataset, month, count), other areas' and rejects."""

    table: _Table
    context: Context
    own_codes: frozenset[str]
    rows: OwnRows = field(default_factory=OwnRows)
    lost: set[tuple[str, Pair, date | None]] = field(default_factory=set)  # area, labels, month (None: not known)
    rows_in: int = 0
    out_of_area: int = 0

    def take(self, row: grid.Row) -> None:
        """Take in one row below the header."""
        line, cells = row
        self.rows_in += 1
        if len(cells) < len(self.table.header):
            self.rows.rejects.append(csv_walk.wrong_width(line, cells, len(self.table.header)))
            self.lost.update((each, (EVERY, EVERY), None) for each in self.own_codes.intersection(cells))
            return
        cell = self.table.cells(cells)
        if cell["areacode"] in self.own_codes:
            fault = self._take_own(line, cell)
        else:
            fault = self._area_fault(cell)
            self.out_of_area += fault is None
            if fault:
                labels = (cell[name].casefold() for name in _EDITIONS[self.table.dataset])
                self.lost.add((cell["areacode"], (*labels,), _month(cell["monthyear"])))
        if fault:
            self.rows.rejects.append(Reject(line, *fault))

    def _take_own(self, line: int, cell: dict[str, str]) -> tuple[str, str, str] | None:
        month, count, measure = _month(cell["monthyear"]), cell["count"], cell["measure"]
        major, minor = (cell[name].casefold() for name in _EDITIONS[self.table.dataset])
        fault = None
        if month is None:
            fault = "This is not the first day of a month", "Month_Year", cell["monthyear"]
        elif not count.isdecimal() or len(count) > LONGEST_COUNT_DIGITS:
            fault = "The count is not a whole number", "Count", count
        elif measure.casefold() not in _MEASURES:
            fault = "The measure is not one that we know", "Measure", measure
        if fault:
            self.lost.add((cell["areacode"], (major, minor), month))
        else:
            dataset = _MEASURES[measure.casefold()] or self.table.dataset
            self.rows.add(line, cell["areacode"], (major, minor), [dataset, month, int(count)])
        return fault

    def _area_fault(self, cell: dict[str, str]) -> tuple[str, str, str] | None:
        """Say what is wrong with an area that is not among ours; None where it is simply another's."""
        own, code, area = self.context.borough.name, cell["areacode"], cell["boroughsnt"]
        if area != own and not area.startswith(f"{own} "):
            return None
        if not _CODE.fullmatch(code):
            return "The row has no area code, and names are never a key", "Area Code", code
        return f"No area of {own} has this code in any vintage held", "Area Code", code


def recognises(opened: Opened) -> bool:
    """Tell by the header, on whichever sheet it stands, whether the file is the dashboard's table."""
    return _table(opened) is not None


def read(opened: Opened, context: Context) -> Reading:
    """Read one edition of the dashboard's table.

    Returns:
        `monthly_count` and `coverage` as `sbp.ingest.overlaps` takes them.

    Raises:
        SbpError: broken CSV, a sheet that cannot be read, or ward codes of two vintages.
    """
    table = _table(opened)
    if table is None:
        raise SbpError("The dashboard's table was not found", opened.name, "download it again")
    wards = context.places.ward_codes
    own = frozenset({context.borough.code}.union(context.borough_codes.values(), *wards.values()))
    sorting = _Sorting(table, context, own)
    for row in table.rows:
        sorting.take(row)
    rows = sorting.rows
    vintage = rows.hold_to_one_vintage(wards, "Area Code", opened.name)
    scheme = _scheme(context.labels, table.dataset, rows)
    known = scheme.categories({*rows.pairs, *(pair for _, pair, _ in sorting.lost)})
    rows.reject_repeats(key_cells=2)
    lost = _lost(sorting, known, context, vintage)
    rows.reject_labels_outside(known, " / ".join(_EDITIONS[table.dataset]))
    frame = _frame(rows, known, context, vintage)
    counts, covers = _staged(frame, scheme, opened.name, lost)
    return Reading(
        format=ID,
        source=SOURCE,
        tables={"monthly_count": counts, "coverage": covers},
        rows_in=sorting.rows_in,
        loaded=len(rows.lines),
        out_of_area=sorting.out_of_area,
        rejects=sorted(rows.rejects, key=lambda each: each.line),
        lost=_told(lost, table.dataset, vintage),
        warnings=_warnings(rows, lost, context.borough.name),
        first_month=frame["month_start_date"].min().date() if rows.lines else None,
        last_month=frame["month_start_date"].max().date() if rows.lines else None,
    )


def _squeezed(cells: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(re.sub(r"[\s_]", "", cell).casefold() for cell in cells)


def _edition(header: tuple[str, ...]) -> str | None:
    found = (dataset for dataset, labels in _EDITIONS.items() if {*_COLUMNS, *labels} <= set(header))
    return next(found, None)


def _table(opened: Opened) -> _Table | None:
    if grid.is_workbook(opened):
        sources = [grid.sheet_rows(opened, sheet) for sheet in grid.sheet_names(opened)]
    else:
        if _edition(_squeezed(opened.header())) is None:
            return None
        sources = [grid.csv_rows(opened)]
    for rows in sources:
        for _, (_, cells) in zip(range(HEADER_WITHIN_ROWS), rows, strict=False):
            header = _squeezed(cells)
            if dataset := _edition(header):
                return _Table(dataset, header, rows)
    return None


def _month(text: str) -> date | None:
    for pattern in _DAYS:
        found = pattern.fullmatch(text.partition(" ")[0])
        if found and 1 <= int(found["month"]) <= 12:
            return date(int(found["year"]), int(found["month"]), 1)
    return None


def _scheme(labels: tuple[Label, ...], dataset: str, rows: OwnRows) -> Scheme:
    """Return the labels of the edition, in small letters, since the publisher's spelling varies by year."""
    folded = [replace(each, major=each.major.casefold(), minor=each.minor.casefold()) for each in labels]
    own = tuple(each for each in folded if each.scheme == DASHBOARD)
    if dataset != TNO:
        return Scheme(DASHBOARD, own)
    offences, majors = generation(folded, rows.pairs), {major for major, _ in rows.pairs}
    return Scheme(offences.id, (*offences.labels, *(each for each in own if each.major in majors)))


def _frame(rows: OwnRows, known: dict, context: Context, vintage: str) -> pd.DataFrame:
    """Return our rows as one table; a unit is what gives way to a newer file as one."""
    codes = np.array(rows.codes, dtype=object)
    is_ward = np.isin(codes, list(context.places.ward_codes.get(vintage, ())))
    frame = pd.DataFrame(
        {
            "dataset": [dataset for dataset, _, _ in rows.cells],
            "area_kind": np.where(is_ward, "ward", "borough"),
            "vintage": np.where(is_ward, vintage, ""),
            "area_code": codes,
            "category_id": [known[pair] for pair in rows.pairs],
            "month_start_date": pd.to_datetime([month for _, month, _ in rows.cells]).astype("datetime64[s]"),
            "value": [count for _, _, count in rows.cells],
            "major": [major for major, _ in rows.pairs],
        }
    )
    frame["unit"] = frame["major"].where(frame["dataset"] != TNO, "")
    frame["is_own"] = (frame["area_kind"] == "ward") | (frame["area_code"] == context.borough.code)
    return frame


def _lost(sorting: _Sorting, known: dict, context: Context, vintage: str) -> Broken:
    """Return what our rows that cannot be used would have counted, those of unknown labels among them."""
    rows, wards = sorting.rows, frozenset().union(*context.places.ward_codes.values())
    found = list(zip(rows.codes, rows.pairs, rows.cells, strict=True))
    broken = sorting.lost.union((code, pair, cells[1]) for code, pair, cells in found if pair not in known)
    broken |= {(code, pair, cells[1]) for code, pair, cells in rows.contradicted}
    boroughs = {context.borough.code, *context.borough_codes.values()}
    strange = {code for code, _, _ in broken if code and code not in wards | boroughs}
    absent = context.places.ward_codes.get(vintage, frozenset()) - set(rows.codes)
    if are_renamed(strange, absent):
        broken = {each for each in broken if each[0] not in strange}
    months_held = {cells[1] for _, _, cells in found}
    return {
        ("borough" if code in boroughs else "ward", EVERY if EVERY in pair else known.get(pair, ""), pair[0], each)
        for code, pair, month in broken
        if code not in boroughs or code == context.borough.code
        for each in ([month] if month else months_held)
    }


def _told(lost: Broken, dataset: str, vintage: str) -> list[Lost]:
    vintages = {"ward": vintage, "borough": ""}
    return [Lost(dataset, category, month, kind, vintages[kind]) for kind, category, _, month in sorted(lost)]


def _warnings(rows: OwnRows, lost: Broken, borough: str) -> list[str]:
    found = [] if rows.lines else [f"The file holds no row of {borough}"]
    broken = sorted({month for _, category, _, month in lost if category})
    if broken:
        listed = ", ".join(months.name(month) for month in broken)
        found.append(f"Rows of {borough} could not be used: what they belong to is left out in {listed}")
    return found


def _staged(frame: pd.DataFrame, scheme: Scheme, part: str, lost: Broken) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the counts, and what the file covers: a month in which a unit has any row of our borough or its wards.

    What is added up of rows some of which could not be used would be too low, or zero, so it is missing.
    """
    counts, covers = [], []
    for (dataset, unit), edition in frame.groupby(["dataset", "unit"]):
        supplied = frame["is_own"] & ((frame["major"] == unit) | (unit == ""))
        starts = np.unique(frame.loc[supplied, "month_start_date"].to_numpy())
        masks = met_dashboard_cover.masks(edition, starts, scheme if dataset == TNO else None)
        for (kind, vintage), group in edition.groupby(["area_kind", "vintage"]):
            sound = met_dashboard_cover.sound(masks, group, starts, lost, kind)
            covered = {category: starts[mask] for category, mask in sound.items()}
            table = {"dataset": dataset, "area_kind": kind, "vintage": vintage, "unit": unit}
            own = group[group["is_own"]].groupby("month_start_date")["value"].sum().reindex(starts, fill_value=0)
            columns = ("area_code", "category_id", "month_start_date", "value")
            counts.append(count_table(table, part, {name: group[name].to_numpy() for name in columns}))
            covers.append(coverage_table(table, part, covered, dict(zip(starts, own, strict=True))))
    if not counts:
        table = dict.fromkeys(("dataset", "area_kind", "vintage", "unit"), "")
        return count_table(table, part, {}), coverage_table(table, part, {}, {})
    return pd.concat(counts, ignore_index=True), pd.concat(covers, ignore_index=True)
