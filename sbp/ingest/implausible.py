"""Zeros and stumps that cannot be: a usual month says that what is absent from a file was not read, so it is missing.

A label that a publisher renames, a ward that an export leaves out and a file that was cut at the end of a line leave no
rejected row behind. Three rules, each against the six months with a count before and the six after, the lower of both
medians, so that what grows, ends or begins is not taken for a fault:

- a data set's month with less than a quarter of its usual count, or less than half where that is 500 or more, is no
  month of it;
- a category of rows with a place that has no count where it usually has at least 10 was not in the file (a chance of
  1 in 20,000 at the most for counts without overdispersion), and neither was the month's total. Tables of counts are
  left out: their publishers put one label in another's place, and labels that we do not know are rejected there;
- a ward with no count at all where it usually has at least 10 was not in the file, and a borough's count made of the
  same rows is too low; nor was a ward in any file that never has a count, while the middle ward has at least 50.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import duckdb
import numpy as np
import pandas as pd

from sbp import months as calendar
from sbp.ingest import losses
from sbp.ingest.losses import Loss
from sbp.ingest.overlaps import WHOLE
from sbp.ingest.reading import EVERY

BESIDE = 6  # months with a count on each side of the one judged
LEAST_USUAL = 10  # a usual count from which none at all cannot be chance
FEWEST_IN_ALL = 50  # of a whole month, or of the middle ward, before its share is judged
LEAST_SHARE = 0.25
LARGE, LEAST_SHARE_OF_LARGE = 500, 0.5  # where the seasons and years of so many rows differ by less
_KINDS = ("borough", "ward")  # small areas are too small for any of the rules

_COUNTS = """
SELECT dataset, kind, coalesce(vintage, '') AS vintage, area_code, category_id, month_start_date, value
FROM monthly_count JOIN area USING (area_code)
WHERE kind IN ('borough', 'ward') AND dataset <> ?
"""
_COVER = """
SELECT dataset, area_kind AS kind, coalesce(vintage, '') AS vintage, month_start_date, list(category_id) AS categories
FROM coverage WHERE area_kind IN ('borough', 'ward') GROUP BY ALL ORDER BY ALL
"""
_AREAS = "SELECT kind, coalesce(vintage, ''), list(area_code ORDER BY area_code) FROM area GROUP BY ALL"
_PLACED = """
SELECT DISTINCT dataset FROM dated_report
UNION SELECT 'police_street' WHERE EXISTS (FROM street_incident)
"""
_BOROUGH = {"area_kind": "borough", "vintage": ""}
_DROP = """
DELETE FROM coverage
WHERE dataset = ? AND area_kind = ? AND coalesce(vintage, '') = ? AND month_start_date = ?
"""
_ADD = "INSERT INTO coverage VALUES (?, ?, ?, ?, ?)"


class _Table(NamedTuple):
    """One data set over one kind of area: its months, what each covers, and counts as (areas, months) by category.

    `is_placed` tells that wards and borough are counted from the same rows.
    """

    dataset: str
    kind: str
    vintage: str
    months: list[date]
    covered: list[frozenset[str]]
    areas: list[str]
    is_placed: bool
    counts: dict[str, np.ndarray]

    def holds(self, category: str) -> np.ndarray:
        """Tell in which months a category is covered."""
        return np.array([bool({"", category} & covered) for covered in self.covered], dtype=bool)

    def loss(self, month: int, category: str, reason: str, area: str = "") -> Loss:
        """Return a loss of one month of the table."""
        return Loss(self.dataset, self.kind, self.vintage, area, category, self.months[month], reason)


def withdraw(con: duckdb.DuckDBPyConnection, says_zero: str) -> list[str]:
    """Take out of `coverage` what cannot be, and note why.

    Args:
        con: the file being built, with monthly_count, coverage and area filled.
        says_zero: the data set whose zeros somebody wrote down, so that they are not doubted.

    Returns:
        What a person should look at, a sentence a data set.
    """
    tables = list(_tables(con, says_zero))
    found = {loss for table in tables for loss in (*_stumps(table), *_categories(table), *_wards(table))}
    # what a file leaves out of the borough it leaves out of its wards as well, also where those are too small to tell
    alike = {
        loss._replace(area_kind=table.kind, vintage=table.vintage)
        for loss in found
        for table in tables
        if loss.area_kind == "borough" and table.dataset == loss.dataset and loss.reason != losses.NO_WARD
    }
    losses.note(con, found | alike)
    for table in tables:
        _take_out(con, table, found | alike)
    return _sentences(found)


def usual(counts: np.ndarray) -> np.ndarray:
    """Return what a month usually counts: the lower of the medians of six months with a count before and after.

    Args:
        counts: (months,), oldest first.

    Returns:
        (months,); at an end the one side decides, and 0 stands where neither side has a month with a count.
    """
    held = np.flatnonzero(counts > 0)
    found = np.zeros(len(counts))
    for month in range(len(counts)):
        sides = held[held < month][-BESIDE:], held[held > month][:BESIDE]
        medians = [np.median(counts[side]) for side in sides if len(side)]
        found[month] = min(medians, default=0.0)
    return found


def _tables(con: duckdb.DuckDBPyConnection, says_zero: str) -> Iterator[_Table]:
    counts = con.execute(_COUNTS, [says_zero]).df()
    areas = {(kind, vintage): list(codes) for kind, vintage, codes in con.execute(_AREAS).fetchall()}
    placed = {dataset for (dataset,) in con.execute(_PLACED).fetchall()}
    by_table = dict(list(counts.groupby(["dataset", "kind", "vintage"])))
    for key, cover in con.execute(_COVER).df().groupby(["dataset", "kind", "vintage"]):
        dataset, kind, vintage = key
        months, codes = pd.Index(cover["month_start_date"]), areas.get((kind, vintage), [])
        if key in by_table and codes:
            covered = [frozenset(each) for each in cover["categories"]]
            laid = _laid(by_table[key], months, codes)
            days, is_placed = [each.date() for each in months], dataset in placed
            yield _Table(dataset, kind, vintage, days, covered, codes, is_placed, laid)


def _laid(counts: pd.DataFrame, months: pd.Index, codes: list[str]) -> dict[str, np.ndarray]:
    """Lay counts out as (areas, months) for each category; what is in no covered month is left out."""
    laid = {}
    for category, rows in counts.groupby("category_id"):
        row, column = pd.Index(codes).get_indexer(rows["area_code"]), months.get_indexer(rows["month_start_date"])
        inside = (row >= 0) & (column >= 0)
        laid[str(category)] = values = np.zeros((len(codes), len(months)))
        np.add.at(values, (row[inside], column[inside]), rows["value"].to_numpy(float)[inside])
    return laid


def _alike(table: _Table) -> Iterator[np.ndarray]:
    """Yield the places of months whose totals can be compared: those that are whole, and those that cover the same."""
    groups: dict[frozenset[str], list[int]] = defaultdict(list)
    for place, covered in enumerate(table.covered):
        groups[frozenset(("",)) if covered & {"", WHOLE} else covered].append(place)
    yield from (np.array(places) for places in groups.values())


def _stumps(table: _Table) -> Iterator[Loss]:
    if not table.counts:
        return
    total = sum(table.counts.values()).sum(axis=0)
    for places in _alike(table):
        normal = usual(total[places])
        least = np.where(normal >= LARGE, LEAST_SHARE_OF_LARGE, LEAST_SHARE)
        small = (normal >= FEWEST_IN_ALL) & (total[places] < least * normal)
        yield from (table.loss(place, EVERY, losses.TOO_FEW) for place in places[small])


def _categories(table: _Table) -> Iterator[Loss]:
    for category, counts in table.counts.items() if table.is_placed else ():
        places = np.flatnonzero(table.holds(category))
        total = counts.sum(axis=0)[places]
        none = (total == 0) & (usual(total) >= LEAST_USUAL)
        yield from (table.loss(place, category, losses.NONE_HELD) for place in places[none])


def _wards(table: _Table) -> Iterator[Loss]:
    if table.kind != "ward" or not table.counts:
        return
    total = sum(table.counts.values())
    for places in _alike(table):
        here = total[:, places]
        is_never = (here.sum(axis=1) == 0) & (np.median(here.sum(axis=1)) >= FEWEST_IN_ALL)
        for code, counts, never in zip(table.areas, here, is_never, strict=True):
            none = np.ones(len(places), dtype=bool) if never else (counts == 0) & (usual(counts) >= LEAST_USUAL)
            yield from (table.loss(place, "", losses.NO_ROW, code) for place in places[none])
            if table.is_placed and not never:
                yield from (table.loss(place, EVERY, losses.NO_WARD)._replace(**_BOROUGH) for place in places[none])


def _take_out(con: duckdb.DuckDBPyConnection, table: _Table, found: set[Loss]) -> None:
    key = (table.dataset, table.kind, table.vintage)
    lost: dict[date, set[str]] = defaultdict(set)
    for each in found:
        if each[:3] == key and not each.area_code:
            lost[each.month].add(each.category_id)
    for month, categories in lost.items():
        if month not in table.months:
            continue
        place = table.months.index(month)
        seen = {category for category, counts in table.counts.items() if counts[:, place].any()}
        con.execute(_DROP, [*key, month])
        left = sorted(losses.sound(table.covered[place], seen, table.counts, categories))
        if left:
            con.executemany(_ADD, [(*key, category, month) for category in left])


def _sentences(found: set[Loss]) -> list[str]:
    by_reason: dict[tuple[str, str], set[date]] = defaultdict(set)
    for each in found:
        by_reason[each.dataset.replace("_", " "), each.reason].add(each.month)
    return [
        f"{dataset}: {reason}, so left out and not taken as zero, in {calendar.from_first(of)}"
        for (dataset, reason), of in sorted(by_reason.items())
    ]
