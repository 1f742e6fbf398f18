"""Which file speaks for which month, where several hold it: the newest, unless its month is a stub or not whole.

Formats of monthly counts hand over two staging tables, both with `dataset`, `area_kind`, `vintage`, `unit` and `part`:
- `monthly_count`: area_code, category_id, month_start_date, value; zeros left out.
- `coverage`: category_id, month_start_date, own_count (what the file holds for our borough in that month, all of it),
  lacks_areas (whether areas of ours have no row in the file at all).
A `part` is one file or archive member. A `unit` is what gives way as one: "" for a month of a whole table (its labels
belong together), a category's id where a publisher spreads categories over several files.

Coverage is written per category, because the publisher's labels come and go: for each month the winning file gives one
row for every category whose label was in use, and one row with WHOLE where the month's total is whole. Reading it:
- a category without its own row (or one with "") in a month was not counted then: missing, not zero;
- an indicator over several categories joins them: in a month with WHOLE (or "") it is the sum of those covered, NULL
  where none is; in a month without, it is NULL unless all are covered;
- an indicator over every category needs WHOLE (or "");
- a borough other than ours without any row in a covered month was not in the file: missing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import duckdb
import numpy as np
import pandas as pd

from sbp import months
from sbp.inbox_model import least_share
from sbp.ingest.context import LoadedFile

WHOLE = "*"
LEAST_SHARE_OF_OWN_FILE = 0.1  # stricter where no other file holds the month: then only the file's own months can tell
FEWEST_TO_JUDGE = 50  # a file whose usual month holds fewer than this says nothing about its first and last month
_TABLE = ["dataset", "area_kind", "vintage", "unit"]
_MONTH = [*_TABLE, "month_start_date"]
_WINNERS = """
CREATE OR REPLACE TEMP TABLE staging_winner AS
SELECT * REPLACE (month_start_date::DATE AS month_start_date) FROM winners
"""
_INSERT_COUNTS = """
INSERT INTO monthly_count BY NAME
SELECT counts.dataset, area_code, category_id, winner.month_start_date, sum(value)::DOUBLE AS value, file_id
FROM counts JOIN staging_winner winner USING (file_id, part, dataset, area_kind, vintage, unit)
WHERE winner.month_start_date = counts.month_start_date::DATE
GROUP BY ALL ORDER BY ALL
"""
_INSERT_COVERAGE = """
INSERT INTO coverage BY NAME
SELECT DISTINCT covers.dataset, area_kind, vintage, category_id, winner.month_start_date
FROM covers JOIN staging_winner winner USING (file_id, part, dataset, area_kind, vintage, unit)
WHERE winner.month_start_date = covers.month_start_date::DATE
ORDER BY ALL
"""


@dataclass
class Settlement:
    """What settling did to each file: rows that gave way to newer files, and what a person should look at."""

    superseded: dict[int, int] = field(default_factory=dict)
    warnings: dict[int, list[str]] = field(default_factory=dict)


def count_table(table: Mapping[str, str], part: str, rows: Mapping[str, np.ndarray]) -> pd.DataFrame:
    """Return counts as a staging table.

    Args:
        table: dataset, area_kind, vintage and, where it is not "", unit.
        part: the file's or member's name.
        rows: area_code, category_id, month_start_date and value, row by row.
    """
    frame = pd.DataFrame(rows, columns=["area_code", "category_id", "month_start_date", "value"])
    return frame.assign(unit="", part=part).assign(**table)


def coverage_table(
    table: Mapping[str, str],
    part: str,
    covered: Mapping[str, np.ndarray],
    own_counts: Mapping[np.datetime64, int],
    *,
    lacks_areas: bool = False,
) -> pd.DataFrame:
    """Return what a part covers as a staging table.

    Args:
        table: dataset, area_kind, vintage and, where it is not "", unit.
        part: the file's or member's name.
        covered: for each category (or WHOLE) the months supplied.
        own_counts: what the part holds for our borough in each of those months.
        lacks_areas: whether areas of ours are not in the part, so that another that holds them all is to be preferred.
    """
    pairs = [(category, start) for category, starts in covered.items() for start in starts]
    frame = pd.DataFrame(pairs, columns=["category_id", "month_start_date"])
    frame["month_start_date"] = frame["month_start_date"].astype("datetime64[s]")
    own = [int(own_counts[start]) for _, start in pairs]
    return frame.assign(own_count=np.array(own, dtype=np.int64), unit="", part=part, lacks_areas=lacks_areas).assign(
        **table
    )


def settle_counts(con: duckdb.DuckDBPyConnection, loaded: Iterable[LoadedFile]) -> Settlement:
    """Choose a file for every month and write `monthly_count` and `coverage`.

    Args:
        con: the file being built, with its tables.
        loaded: every file that was read; those without a `coverage` table are passed over.

    Returns:
        For each file the rows superseded (all its rows, where no month of it is left; otherwise 0) and warnings.
    """
    files = {each.file_id: each for each in loaded if "coverage" in each.reading.tables}
    settlement = Settlement()
    if not files:
        return settlement
    counts, covers = (_stacked(files.values(), table) for table in ("monthly_count", "coverage"))
    if covers.empty:
        return settlement
    winners = _winners(_candidates(covers, files), files, settlement)
    for each in files.values():
        if each.reading.loaded and each.file_id not in set(winners["file_id"]):
            settlement.superseded[each.file_id] = each.reading.loaded
    for name, frame in (("counts", counts), ("covers", covers), ("winners", winners)):
        con.register(name, frame)
    for statement in (_WINNERS, _INSERT_COUNTS, _INSERT_COVERAGE, "DROP TABLE staging_winner"):
        con.execute(statement)
    for name in ("counts", "covers", "winners"):
        con.unregister(name)
    return settlement


def _stacked(files: Iterable[LoadedFile], table: str) -> pd.DataFrame:
    frames = [each.reading.tables[table].assign(file_id=each.file_id) for each in files]
    filled = [frame for frame in frames if len(frame)] or frames[:1]
    return pd.concat(filled, ignore_index=True)


def _candidates(covers: pd.DataFrame, files: Mapping[int, LoadedFile]) -> pd.DataFrame:
    """Return one row for each month of each part, oldest part first, with the usual month of its table beside it."""
    key = [*_MONTH, "file_id", "part"]
    marked = covers.assign(is_whole=(covers["category_id"] == WHOLE) & ~covers["lacks_areas"].astype(bool))
    marked["is_whole"] = marked.groupby(key)["is_whole"].transform("any")
    candidates = marked.drop(columns="category_id").drop_duplicates(key).reset_index(drop=True)
    parts = candidates.groupby([*_TABLE, "file_id", "part"])
    for name, column, way in (
        ("first_month", "month_start_date", "min"),
        ("last_month", "month_start_date", "max"),
        ("usual_count", "own_count", "median"),
    ):
        candidates[name] = parts[column].transform(way)
    candidates["sequence"] = candidates["file_id"].map({key: each.sequence for key, each in files.items()})
    return candidates.sort_values([*_MONTH, "last_month", "sequence", "part"], ignore_index=True)


def _winners(candidates: pd.DataFrame, files: Mapping[int, LoadedFile], settlement: Settlement) -> pd.DataFrame:
    """Return the candidates that speak for their month, and put every stub among the warnings."""
    shared = candidates.duplicated(_MONTH, keep=False)
    alone = candidates[~shared]
    at_an_end = (alone["month_start_date"] == alone["first_month"]) | (alone["month_start_date"] == alone["last_month"])
    is_small = alone["own_count"] < LEAST_SHARE_OF_OWN_FILE * alone["usual_count"]
    stub = at_an_end & is_small & (alone["usual_count"] >= FEWEST_TO_JUDGE)
    usual = "a usual month of the same file"
    questions = {(row.file_id, _question(row, usual, row.usual_count)) for row in alone[stub].itertuples()}
    chosen = list(alone.index[~stub])
    broken: dict[tuple[int, int], list[str]] = {}
    for _, rivals in candidates[shared].groupby(_MONTH, sort=False):
        held = None
        for row in rivals.itertuples():
            if held is not None and row.own_count < least_share(held.own_count) * held.own_count:
                questions.add((row.file_id, _question(row, files[held.file_id].name, held.own_count)))
            elif held is not None and held.is_whole and not row.is_whole:
                broken.setdefault((row.file_id, held.file_id), []).append(row.month_start_date)
            else:
                held = row
        chosen.append(held.Index)
    questions |= {(file_id, _broken(starts, files[other].name)) for (file_id, other), starts in broken.items()}
    for file_id, text in sorted(questions):
        settlement.warnings.setdefault(file_id, []).append(text)
    return candidates.loc[chosen]


def _broken(starts: list[pd.Timestamp], against: str) -> str:
    listed = months.from_first(start.date() for start in starts)
    return f"{listed}, kept out: rows could not be used, and {against} holds the whole month"


def _question(row: tuple, against: str, count: float) -> str:
    month = months.name(row.month_start_date.date())
    areas = f"{row.area_kind.replace('lsoa', 'LSOA')} counts"
    return f"{month} holds {row.own_count:,} in {areas}, against {count:,.0f} in {against}: kept out. Is it a stub?"
