"""Met recorded crime: wide tables of offences by ward, borough or LSOA, one column a month.

The last 24 months and the history since 2010 come in different column orders and three generations of labels. A ward's
vintage is read from its codes. A month without a single offence in our borough counts as not supplied.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from sbp import months
from sbp.errors import SbpError
from sbp.ingest import csv_walk
from sbp.ingest.context import Context
from sbp.ingest.grid import Row, csv_rows
from sbp.ingest.met_labels import Pair, Scheme, generation
from sbp.ingest.met_layout import Layout, kind_of, layout_of
from sbp.ingest.opened import Opened
from sbp.ingest.overlaps import WHOLE, count_table, coverage_table
from sbp.ingest.own_rows import OwnRows, are_renamed
from sbp.ingest.reading import Lost, Reading
from sbp.model import Reject

ID = "met_counts"
TITLE = "Metropolitan Police recorded crime by ward, borough or LSOA"
SOURCE = "met_recorded_crime"
STAGE = "records"
KEEP = True
AREA_COLUMNS = ("wardcode", "lookupboroughname", "boroughname", "borough")

# Names in the publisher's borough column that are no London borough (seen in the files of 2020 to 2026).
NOT_BOROUGHS = frozenset(
    ("Aviation Security (SO18)", "Aviation Security(SO18)", "London Heathrow and London City Airports", "Unknown")
)
CODE_PATTERNS = {"ward": re.compile(r"E05\d{6}"), "lsoa": re.compile(r"E01\d{6}")}


@dataclass
class _Sorting:
    """Sorts rows into ours, other areas' and rejects."""

    layout: Layout
    context: Context
    codes: dict[str, str]
    rows: OwnRows = field(default_factory=OwnRows)
    rows_in: int = 0
    out_of_area: int = 0
    strange_boroughs: Counter = field(default_factory=Counter)
    unplaced: list[tuple[str, Pair]] = field(default_factory=list)  # rows that may be ours: code as printed, labels

    def take(self, row: Row) -> None:
        """Take in one row below the header."""
        (line, cells), layout = row, self.layout
        self.rows_in += 1
        if len(cells) != len(layout.header):
            self.rows.rejects.append(csv_walk.wrong_width(line, cells, len(layout.header)))
            self.rows.lost.update(self._pair(cells) for cell in cells if cell in self.codes)
            return
        area, borough = cells[layout.area], cells[layout.borough]
        code = self.codes.get(area)
        if code:
            self.rows.add(line, code, self._pair(cells), [cells[place] for place in layout.month_columns])
        elif fault := self._fault(area, borough):
            self.rows.rejects.append(Reject(line, fault, layout.header[layout.area], area))
            own = self.context.borough
            if layout.kind == "borough" or (layout.kind == "ward" and borough in (own.name, own.code)):
                self.unplaced.append((area, self._pair(cells)))  # an LSOA stands for itself alone
        else:
            self.out_of_area += 1
            known = self.context.borough_codes
            if borough not in known and borough not in known.values() and borough not in NOT_BOROUGHS:
                self.strange_boroughs[borough] += 1

    def _pair(self, cells: list[str]) -> Pair:
        """Return the row's labels; a row too short to hold them has none that we know."""
        padded = [*cells, *[""] * len(self.layout.header)]
        return padded[self.layout.major], padded[self.layout.minor]

    def _fault(self, area: str, borough: str) -> str:
        """Say what is wrong with an area that is not among ours; "" where it is simply another's."""
        kind, own = self.layout.kind, self.context.borough
        if kind == "borough":
            return "" if area else "The row names no borough"
        if not area:
            return f"The row has no {kind} code, and names are never a key"
        if not CODE_PATTERNS[kind].fullmatch(area):
            return f"This is not a {kind} code"
        return f"No {kind} of {own.name} has this code in any vintage held" if borough in (own.name, own.code) else ""


def recognises(opened: Opened) -> bool:
    """Tell by the header whether the file is one of the Met's wide tables."""
    return kind_of(opened.header()) is not None


def read(opened: Opened, context: Context) -> Reading:
    """Read one wide table.

    Returns:
        `monthly_count` and `coverage` as `sbp.ingest.overlaps` takes them; a row is a line of the file, all its months.

    Raises:
        SbpError: no month columns, the same month twice, broken CSV, ward codes of two vintages, or no LSOA known yet.
    """
    layout = layout_of(opened)
    sorting = _Sorting(layout, context, _own_codes(layout.kind, context, opened.name))
    lines = csv_rows(opened)
    next(lines)
    for row in lines:
        sorting.take(row)
    checked = _checked(sorting, opened.name)
    covers = _coverage(checked, opened.name)
    covered = covers["month_start_date"].dt.date
    return Reading(
        format=ID,
        source=SOURCE,
        tables={"monthly_count": _count_table(checked, opened.name), "coverage": covers},
        rows_in=sorting.rows_in,
        loaded=len(sorting.rows.lines),
        out_of_area=sorting.out_of_area,
        rejects=sorted(sorting.rows.rejects, key=lambda each: each.line),
        lost=_lost(checked),
        warnings=[*_area_warnings(sorting, checked), *_month_warnings(checked, context)],
        first_month=covered.min() if len(covered) else None,
        last_month=covered.max() if len(covered) else None,
    )


@dataclass(frozen=True)
class _Checked:
    """The rows that passed: codes and categories by row, counts by row and month, and our borough's own by month;
    `lost` are the categories of which rows could not be used, "" for labels that we do not know; `absent` the wards
    without a row."""

    table: dict[str, str]
    scheme: Scheme
    starts: np.ndarray
    codes: np.ndarray
    categories: np.ndarray
    counts: np.ndarray
    own: np.ndarray
    lost: frozenset[str]
    absent: frozenset[str]

    def used(self) -> dict[str, np.ndarray]:
        """Tell for each category in which months it has a count."""
        return {each: self.counts[self.categories == each].sum(axis=0) > 0 for each in sorted(set(self.categories))}


def _own_codes(kind: str, context: Context, name: str) -> dict[str, str]:
    """Return what the area column may say of rows that are kept, and the code under which each is loaded."""
    if kind == "borough":
        return {**context.borough_codes, context.borough.name: context.borough.code}
    codes = context.places.lsoa_codes if kind == "lsoa" else frozenset().union(*context.places.ward_codes.values())
    if not codes:
        what = f"No {kind} of {context.borough.name} is known yet, so no row could be told to be ours"
        raise SbpError(what, name, "load the look-up from LSOA to ward as well, and build again")
    return {code: code for code in codes}


def _checked(sorting: _Sorting, name: str) -> _Checked:
    """Reject what fails in our rows and return the rest as arrays."""
    rows, layout, context = sorting.rows, sorting.layout, sorting.context
    vintage = ""
    if layout.kind == "ward":
        vintage = rows.hold_to_one_vintage(context.places.ward_codes, layout.header[layout.area], name)
    absent = _absent(rows.codes, vintage, context)
    scheme = generation(context.labels, rows.pairs)
    known = scheme.categories({*rows.lost, *rows.pairs, *(pair for _, pair in sorting.unplaced)})
    rows.lost.update(_astray(sorting.unplaced, absent, known))
    rows.reject_labels_outside(known, f"{layout.header[layout.major]} / {layout.header[layout.minor]}")
    rows.reject_repeats()
    counts = rows.counts([layout.header[place] for place in layout.month_columns])
    codes = np.array(rows.codes, dtype=object)
    own = counts[codes == context.borough.code] if layout.kind == "borough" else counts
    return _Checked(
        {"dataset": f"met_{layout.kind}", "area_kind": layout.kind, "vintage": vintage},
        scheme,
        np.array(layout.months, dtype="datetime64[D]"),
        codes,
        np.array([known[pair] for pair in rows.pairs], dtype=object),
        counts,
        own.sum(axis=0),
        frozenset(known.get(pair, "") for pair in rows.lost),
        absent,
    )


def _absent(codes: list[str], vintage: str, context: Context) -> frozenset[str]:
    """Return the wards of the file's vintage that have no row in it: it does not hold them, so they are not at zero."""
    return context.places.ward_codes[vintage] - set(codes) if vintage else frozenset()


def _astray(unplaced: list[tuple[str, Pair]], absent: frozenset[str], known: dict[Pair, str]) -> set[Pair]:
    """Return the labels of rows that may be of any ward of ours; with a new code, they are taken for an absent ward."""
    is_explained = are_renamed({area for area, _ in unplaced if area}, absent)
    return {pair for area, pair in unplaced if pair in known and not (area and is_explained)}


def _count_table(checked: _Checked, part: str) -> pd.DataFrame:
    row, column = np.nonzero(checked.counts)
    rows = {
        "area_code": checked.codes[row],
        "category_id": checked.categories[row],
        "month_start_date": checked.starts[column],
        "value": checked.counts[row, column],
    }
    return count_table(checked.table, part, rows)


def _coverage(checked: _Checked, part: str) -> pd.DataFrame:
    """Return which categories the file speaks for in which months.

    By LSOA sexual offences and fraud are withheld: a category without a row is missing, and no total is whole. Where
    rows could not be used, their categories and the total are missing: added up they would be too low, or zero.
    """
    valid, used = checked.scheme.valid_months(checked.starts), checked.used()
    masks = {category: mask | used.get(category, False) for category, mask in valid.items()}
    is_lsoa, lost = checked.table["area_kind"] == "lsoa", checked.lost
    sound = (used if is_lsoa or "" in lost else masks).keys() - lost
    masks = {category: mask for category, mask in masks.items() if category in sound}
    if not is_lsoa and not lost:
        masks[WHOLE] = np.ones(len(checked.starts), dtype=bool)
    supplied = checked.own > 0
    covered = {category: checked.starts[mask & supplied] for category, mask in masks.items()}
    own = dict(zip(checked.starts, checked.own, strict=True))
    return coverage_table(checked.table, part, covered, own, lacks_areas=bool(checked.absent))


def _lost(checked: _Checked) -> list[Lost]:
    table, starts = checked.table, checked.starts.tolist()
    where = {"dataset": table["dataset"], "area_kind": table["area_kind"], "vintage": table["vintage"]}
    return [Lost(category_id=category, month=start, **where) for category in sorted(checked.lost) for start in starts]


def _month_warnings(checked: _Checked, context: Context) -> list[str]:
    name = context.borough.name
    found = [f"Rows of {name} could not be used: totals, and what they belong to, are left out"] if checked.lost else []
    if len(checked.codes) and not (checked.own > 0).all():
        listed = _listed(checked.starts[checked.own == 0])
        found.append(f"No offence of {name} in {listed}: taken as not supplied")
    valid = checked.scheme.valid_months(checked.starts)
    for category, used in checked.used().items():
        if (late := used & ~valid[category]).any():
            named = context.categories[category].name if category in context.categories else category
            found.append(
                f"{named}: kept, though outside its label's declared months in {_listed(checked.starts[late])}"
            )
    return found


def _listed(starts: np.ndarray) -> str:
    return ", ".join(months.name(each) for each in starts.tolist())


def _area_warnings(sorting: _Sorting, checked: _Checked) -> list[str]:
    found = []
    if sorting.strange_boroughs:
        listed = ", ".join(f"{name!r} ({times} rows)" for name, times in sorted(sorting.strange_boroughs.items()))
        found.append(f"No London borough, left out: {listed}")
    own, codes = sorting.context.borough, set(sorting.rows.codes)
    if not codes or (sorting.layout.kind == "borough" and own.code not in codes):
        found.append(f"The file holds no row of {own.name}")
    if checked.absent:
        vintage, without = checked.table["vintage"], checked.absent
        due = len(sorting.context.places.ward_codes[vintage])
        found.append(f"{len(without)} of the {due} wards of {vintage} have no row, the first {min(without)}")
    return found
