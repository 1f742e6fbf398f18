"""What cannot be told, and why: a figure that would be too low, or a false zero, is taken out and is missing.

A reading says in `lost` what its rejected rows would have counted. What other files do not hold whole is then not
covered, and the reason stands in `staging_lost`, from which series take their notes and pages their sentences. One rule
for every format: a rejected row takes its category and the total with it.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

import duckdb

from sbp import months
from sbp.ingest.overlaps import WHOLE
from sbp.ingest.reading import EVERY, Lost

NOT_SUPPLIED = "not supplied"
UNUSED = "rows of the publisher's file could not be used"
NONE_HELD = "the publisher's files hold none, where they usually hold many"
TOO_FEW = "the publisher's files hold far fewer rows than usual"
NO_ROW = "the publisher's files hold no row of this area"
NO_WARD = "the publisher's files hold no row of one of its wards"

_OPEN = """
CREATE TEMP TABLE IF NOT EXISTS staging_lost (
    dataset VARCHAR, area_kind VARCHAR, vintage VARCHAR, area_code VARCHAR, category_id VARCHAR,
    month_start_date DATE, reason VARCHAR)
"""
_KINDS = "SELECT DISTINCT dataset, area_kind, coalesce(vintage, '') FROM coverage"
_COVER = (
    "SELECT dataset, area_kind, coalesce(vintage, ''), month_start_date, list(category_id) FROM coverage GROUP BY ALL"
)
# A form that lists its areas says nothing of those it leaves out; in other files what has no row had no offence.
_NOT_RETURNED = """
INSERT INTO staging_lost BY NAME
SELECT dataset, area_kind, coalesce(coverage.vintage, '') AS vintage, area.area_code, category_id, month_start_date,
       ? AS reason
FROM coverage
JOIN area ON area.kind = coverage.area_kind AND coalesce(area.vintage, '') = coalesce(coverage.vintage, '')
ANTI JOIN monthly_count AS held
    ON held.dataset = coverage.dataset AND held.area_code = area.area_code AND held.category_id = coverage.category_id
    AND held.month_start_date = coverage.month_start_date
WHERE coverage.dataset = ?
"""
_LEFT_OUT = """
SELECT indicator_id, area_kind, vintage, area_code, reason, list(month_start_date ORDER BY month_start_date)
FROM staging_why WHERE reason <> ? GROUP BY ALL ORDER BY ALL
"""


class Loss(NamedTuple):
    """One thing that cannot be told: `area_code` is "" for every area, `category_id` as of `Lost`."""

    dataset: str
    area_kind: str
    vintage: str
    area_code: str
    category_id: str
    month: date
    reason: str


def sound(covered: Collection[str], seen: Collection[str], known: Collection[str], lost: Collection[str]) -> set[str]:
    """Return what is still covered in a month of which something is lost.

    Args:
        covered: the categories covered, "" for all and WHOLE for the total, as in `coverage`.
        seen: the categories with a row in the month: their label is known, so an unknown one is not theirs.
        known: every category that the data set has held at any time.
        lost: as in `Lost`.
    """
    if not lost:
        return set(covered)
    if EVERY in lost:
        return set()
    left = set(known) if "" in covered else set(covered)
    if "" in lost:
        left &= set(seen)
    return left - set(lost) - {"", WHOLE}


def note(con: duckdb.DuckDBPyConnection, losses: Iterable[Loss]) -> None:
    """Write down what cannot be told, and why."""
    con.execute(_OPEN)
    rows = sorted(set(losses))
    if rows:
        con.executemany("INSERT INTO staging_lost VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def note_unused(con: duckdb.DuckDBPyConnection, lost: Iterable[Lost]) -> None:
    """Write down what rejected rows have taken with them, where no other file holds it whole.

    Args:
        con: the file being built, its coverage settled.
        lost: of every file that was read, each with its month.
    """
    cover = {tuple(key): set(listed) for *key, listed in con.execute(_COVER).fetchall()}
    kinds = con.execute(_KINDS).fetchall()
    losses = []
    for each in set(lost):
        areas = [(each.area_kind, each.vintage)]
        if not each.area_kind:
            areas = [(kind, vintage) for dataset, kind, vintage in kinds if dataset == each.dataset]
        for kind, vintage in areas or [("borough", "")]:
            held = cover.get((each.dataset, kind, vintage, each.month), set())
            if each.month and not held & _covering(each.category_id):
                losses.append(Loss(each.dataset, kind, vintage, "", each.category_id, each.month, UNUSED))
    note(con, losses)


def note_not_returned(con: duckdb.DuckDBPyConnection, dataset: str) -> None:
    """Write down the areas that a form of figures leaves out of a month that it gives for others."""
    con.execute(_OPEN)
    con.execute(_NOT_RETURNED, [NOT_SUPPLIED, dataset])


def left_out(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Return the months that every measure leaves out, and why: what pages say beside its figures.

    Args:
        con: the file being built, its series derived.

    Returns:
        Records of `indicator`, `kind`, `vintage`, `area` ("" for every area of the kind), `reason` and `months`
        (YYYY-MM, in order), also of months before the first and after the last of a series.
    """
    rows = con.execute(_LEFT_OUT, [NOT_SUPPLIED]).fetchall()
    names = ("indicator", "kind", "vintage", "area", "reason", "months")
    return [dict(zip(names, (*row[:-1], [months.text(each) for each in row[-1]]), strict=True)) for row in rows]


def _covering(category: str) -> set[str]:
    """Return what, standing in `coverage`, shows that nothing of a category is lost."""
    return {"", WHOLE} if category in ("", EVERY) else {"", category}
