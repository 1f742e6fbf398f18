"""Street-level crime of any force from data.police.uk: one CSV a force and month, plain, gzipped or in the archive.

No row of these files has a key: a Crime ID is blank for every incident of anti-social behaviour and repeats
elsewhere, and identical rows are separate incidents. Both LSOA vintages occur, within one file too. Millions of rows
repeat a few thousand kinds and spots, so those are judged once each, and rows are joined to the verdicts.
"""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import duckdb
import pandas as pd

from sbp import months
from sbp.errors import SbpError
from sbp.ingest import csv_walk, street
from sbp.ingest.context import Context
from sbp.ingest.opened import CHUNK_BYTES, GZIP, Opened
from sbp.ingest.reading import EVERY, Lost, Reading
from sbp.model import Reject

ID = "police_street"
TITLE = "Street-level crime of data.police.uk (CSV)"
SOURCE = "police_uk"
STAGE = "records"
KEEP = True
AREA_COLUMNS = ("lsoaname",)

DATASET = "police_street"
LABELS = "police_uk"
KIND_COLUMNS = ("Month", "Reported by", "Crime type")
SPOT_COLUMNS = ("Longitude", "Latitude", "Location", "LSOA code")

MOST_REJECTS = 100_000  # a file with more faulty rows is wrong as a whole, and listing them helps nobody
# DuckDB takes a CSV for a few dozen rows and would keep all of it in memory to join it to a thousand spots.
_REORDERING = "join_order,build_side_probe_side"
_UNREADABLE = ("the row reads differently line by line than as a table", "", "")


def recognises(opened: Opened) -> bool:
    """Tell from the header whether this is a street file; outcomes files have no crime type."""
    return {*KIND_COLUMNS, *SPOT_COLUMNS, "Falls within"} <= set(opened.header())


def read(opened: Opened, context: Context) -> Reading:
    """Read one street file: every row is staged, rejected or out of the borough.

    Raises:
        SbpError: the file is cut short, holds no row, its quotation marks do not pair up, or nothing official is
            loaded by which the borough's rows could be told.
    """
    street.need_places(context.places, opened.name, by_lsoa=True)
    con, scan = context.con, _scan_sql(opened)
    try:
        kinds, spots = _distinct(con, scan)
    except duckdb.InvalidInputException:
        raise _unpaired(opened) from None
    kinds, spots = _judge_kinds(kinds, context), _judge_spots(spots, context)
    account = _account(opened, kinds, spots, context.places.lsoa_codes)
    if not account.rows:
        raise SbpError("The street file holds a header and no row", opened.name, "download it again")
    table = street.open_staging(con)
    _stage(con, scan, table, kinds, spots)
    staged = con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
    if staged != account.loaded:
        con.execute(f"DROP TABLE {table}")
        raise _unpaired(opened)
    known_months = [month for month in kinds["month_start_date"] if month]
    return Reading(
        format=ID,
        source=SOURCE,
        tables={"street_incident": table},
        rows_in=account.rows,
        loaded=account.loaded,
        out_of_area=account.out_of_area,
        rejects=account.rejects,
        lost=_lost(account, kinds, street.type_book(context.labels, LABELS)),
        first_month=min(known_months, default=None),
        last_month=max(known_months, default=None),
    )


@dataclass
class _Account:
    loaded: int = 0
    out_of_area: int = 0
    rejects: list[Reject] = field(default_factory=list)
    lost_kinds: set[tuple[str, ...]] = field(default_factory=set)  # of rejected rows that may be ours; () where unknown

    @property
    def rows(self) -> int:
        """All rows of the file: loaded, of elsewhere, and rejected."""
        return self.loaded + self.out_of_area + len(self.rejects)


def _scan_sql(opened: Opened) -> str:
    """Return the query that reads the file as text, blanks as ""; rows of another width are left to `_walk`."""
    wanted = (*KIND_COLUMNS, *SPOT_COLUMNS)
    names = [_name(column) if column in wanted else f"unused_{n}" for n, column in enumerate(opened.header())]
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    cells = ", ".join(f"coalesce({name}, '') AS {name}" for name in _names(wanted))
    path = str(opened.path).replace("'", "''")
    packed = "gzip" if _is_gzip(opened) else "none"
    return (
        f"(SELECT {cells} FROM read_csv('{path}', columns = {{{columns}}}, auto_detect = false, header = true, "
        f"delim = ',', quote = '\"', escape = '\"', compression = '{packed}', ignore_errors = true))"
    )


def _name(column: str) -> str:
    return column.lower().replace(" ", "_")


def _names(columns: tuple[str, ...]) -> list[str]:
    return [_name(column) for column in columns]


def _distinct(con: duckdb.DuckDBPyConnection, scan: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the kinds and the spots of the file with how many rows each has, from one pass over it."""
    kind, spot = ", ".join(_names(KIND_COLUMNS)), ", ".join(_names(SPOT_COLUMNS))
    found = con.execute(
        f"SELECT {kind}, {spot}, count(*) AS rows_count FROM {scan} GROUP BY GROUPING SETS (({kind}), ({spot})) "
        f"ORDER BY {kind}, {spot}"
    ).df()
    is_kind = found["month"].notna()  # a blank cell is "", so NULL marks the columns that a set leaves out
    return (
        found.loc[is_kind, [*_names(KIND_COLUMNS), "rows_count"]].reset_index(drop=True),
        found.loc[~is_kind, [*_names(SPOT_COLUMNS), "rows_count"]].reset_index(drop=True),
    )


def _judge_kinds(kinds: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Add month_start_date, force, category_id, types_in_use and the fault: (reason, column, value), or None."""
    book = street.type_book(context.labels, LABELS)
    found = [_month(text) for text in kinds["month"]]
    meanings = [month and book.category(name, month) for name, month in zip(kinds["crime_type"], found, strict=True)]
    judged = kinds.assign(
        month_start_date=pd.Series(found, dtype=object),
        force=kinds["reported_by"],
        category_id=pd.Series(meanings, dtype=object),
        types_in_use=[book.in_use(month) if month else 0 for month in found],
    )
    faults = [_kind_fault(kind) for kind in judged.itertuples()]
    return judged.assign(fault=pd.Series(faults, dtype=object))


def _month(text: str) -> date | None:
    try:
        return months.parse(text)
    except ValueError:
        return None


def _kind_fault(kind: tuple) -> tuple[str, str, str] | None:
    if kind.month_start_date is None:
        return "The month is not in the form YYYY-MM", "Month", kind.month
    if not kind.force.strip():
        return "No police force is named", "Reported by", kind.force
    if kind.category_id is None:
        return "The crime type is not known", "Crime type", kind.crime_type
    return None


def _judge_spots(spots: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Add the spot as numbers, whether it belongs to the borough, its wards and its fault."""
    is_blank = (spots["longitude"] == "") & (spots["latitude"] == "")
    longitude, latitude = (pd.to_numeric(spots[axis], errors="coerce") for axis in ("longitude", "latitude"))
    is_point = street.is_in_box(longitude, latitude)
    longitude, latitude = longitude.where(is_point), latitude.where(is_point)
    is_code = (spots["lsoa_code"] == "") | spots["lsoa_code"].str.fullmatch(street.LSOA_PATTERN)
    located = street.locate(
        longitude.to_numpy(dtype=float),
        latitude.to_numpy(dtype=float),
        spots["lsoa_code"].where(is_code, "").to_numpy(dtype=object),
        context.places,
    )
    faults = pd.Series([None] * len(spots), dtype=object)
    for place in (~is_blank & ~is_point).to_numpy().nonzero()[0]:
        point = f"{spots['longitude'][place]}, {spots['latitude'][place]}"
        faults[place] = ("Longitude and latitude are not a place in the country", "Longitude, Latitude", point)
    for place in (~is_code).to_numpy().nonzero()[0]:
        faults[place] = ("The LSOA code is not a code", "LSOA code", spots["lsoa_code"][place])
    tells_nothing = ~is_point & (~is_code | (spots["lsoa_code"] == "")) & faults.notna()
    return pd.concat([spots, located], axis="columns").assign(
        point_x=longitude, point_y=latitude, fault=faults, may_be_ours=located["belongs"] | tells_nothing
    )


def _account(opened: Opened, kinds: pd.DataFrame, spots: pd.DataFrame, codes: frozenset[str]) -> _Account:
    """Count rows by what becomes of them; the file is walked line by line only where something is wrong."""
    has_faults = kinds["fault"].notna().any() or spots["fault"].notna().any()
    if has_faults or _count_lines(opened) != int(kinds["rows_count"].sum()) + 1:
        return _walk(opened, _verdicts(kinds, KIND_COLUMNS), _verdicts(spots, SPOT_COLUMNS), _ours(spots, codes))
    is_ours = spots["belongs"]
    return _Account(int(spots["rows_count"][is_ours].sum()), int(spots["rows_count"][~is_ours].sum()))


def _verdicts(judged: pd.DataFrame, columns: tuple[str, ...]) -> dict[tuple, tuple | bool]:
    """Map the cells of each kind or spot to its fault, or to whether it belongs to the borough."""
    belongs = judged["belongs"] if "belongs" in judged else [True] * len(judged)
    keys = zip(*(judged[name] for name in _names(columns)), strict=True)
    return {key: fault or bool(ours) for key, fault, ours in zip(keys, judged["fault"], belongs, strict=True)}


def _ours(spots: pd.DataFrame, codes: frozenset[str]) -> Callable[[list[str], tuple[str, ...]], bool]:
    """Return what tells of a rejected row, from its cells and its spot, whether it may be the borough's."""
    keys = zip(*(spots[name] for name in _names(SPOT_COLUMNS)), strict=True)
    known = dict(zip(keys, spots["may_be_ours"], strict=True)) | {
        SPOT_COLUMNS: False
    }  # a header between rows is nobody's

    def may_be(cells: list[str], spot: tuple[str, ...]) -> bool:
        """Ask the spot; of a row that cannot be taken apart, ask whether an LSOA code stands anywhere in it."""
        printed = {cell for cell in cells if re.fullmatch(street.LSOA_PATTERN, cell)}
        return bool(known.get(spot, not printed or printed & codes))

    return may_be


def _lost(account: _Account, kinds: pd.DataFrame, book: street.TypeBook) -> list[Lost]:
    """Return what the rejected rows that may be ours would have counted, for every month that they may be of."""
    known = [month for month in kinds["month_start_date"] if month]
    rows = [(*kind, "", "", "")[:3] for kind in account.lost_kinds]
    lost = [Lost(DATASET, book.meaning(name) if name else EVERY, _month(day), unit=force) for day, force, name in rows]
    return street.in_every_month(lost, known)


def _walk(opened: Opened, kind_verdicts: dict, spot_verdicts: dict, may_be_ours: Callable) -> _Account:
    """Give every row its verdict, with the physical line of each that is rejected."""
    header, account = opened.header(), _Account()
    kind_places, spot_places = ([header.index(c) for c in columns] for columns in (KIND_COLUMNS, SPOT_COLUMNS))
    for line, cells in csv_walk.records(opened):
        if len(account.rejects) > MOST_REJECTS:
            first = account.rejects[0]
            what = f"More than {MOST_REJECTS:,} rows cannot be read; the first on line {first.line}: {first.reason}"
            raise SbpError(what, opened.name, "check that this is the publisher's file")
        if len(cells) != len(header):
            account.rejects.append(csv_walk.wrong_width(line, cells, len(header)))
            if may_be_ours(cells, ()):
                account.lost_kinds.add(())
            continue
        kind_cells, spot_cells = (tuple(cells[place] for place in places) for places in (kind_places, spot_places))
        kind, spot = kind_verdicts.get(kind_cells, _UNREADABLE), spot_verdicts.get(spot_cells, _UNREADABLE)
        fault = kind if isinstance(kind, tuple) else spot
        if isinstance(fault, tuple):
            account.rejects.append(Reject(line, *fault))
            if may_be_ours(cells, spot_cells):
                account.lost_kinds.add(kind_cells)
        elif spot:
            account.loaded += 1
        else:
            account.out_of_area += 1
    return account


def _unpaired(opened: Opened) -> SbpError:
    """Return the refusal of a file whose quotation marks leave open where rows end, with the first line that does."""
    broken = next((line for line, cells in csv_walk.records(opened) if not cells), None)
    place = f"{opened.name}, line {broken}" if broken else opened.name
    return SbpError("The file's quotation marks do not pair up", place, "download it again")


def _stage(con: duckdb.DuckDBPyConnection, scan: str, table: str, kinds: pd.DataFrame, spots: pd.DataFrame) -> None:
    """Write the borough's rows, as numbers of kinds and spots, into the staging table."""
    good_kinds = kinds[kinds["fault"].isna()].reset_index(drop=True)
    good_spots = spots[spots["fault"].isna() & spots["belongs"]].reset_index(drop=True)
    kind_ids = street.stage_kinds(con, good_kinds[["month_start_date", "force", "category_id", "types_in_use"]])
    points = good_spots[["easting", "northing", "location", "lsoa_code", *street.WARD_COLUMNS]]
    spot_ids = street.stage_spots(con, points.assign(longitude=good_spots["point_x"], latitude=good_spots["point_y"]))
    con.register("staging_kind_here", good_kinds[_names(KIND_COLUMNS)].assign(kind_id=kind_ids))
    con.register("staging_spot_here", good_spots[_names(SPOT_COLUMNS)].assign(spot_id=spot_ids))
    con.execute(f"SET disabled_optimizers = '{_REORDERING}'")
    try:
        con.execute(
            f"CREATE TEMP TABLE {table} AS SELECT kind_id, spot_id, CAST(NULL AS BIGINT) AS incident_key FROM {scan} "
            f"JOIN staging_kind_here USING ({', '.join(_names(KIND_COLUMNS))}) "
            f"JOIN staging_spot_here USING ({', '.join(_names(SPOT_COLUMNS))})"
        )
    finally:
        con.execute("RESET disabled_optimizers")
        con.unregister("staging_kind_here")
        con.unregister("staging_spot_here")


def _count_lines(opened: Opened) -> int:
    """Count physical lines, an unfinished last one included."""
    lines, last = 0, b"\n"
    with gzip.open(opened.path, "rb") if _is_gzip(opened) else opened.path.open("rb") as stream:
        while chunk := stream.read(CHUNK_BYTES):
            lines += chunk.count(b"\n")
            last = chunk[-1:]
    return lines + (last != b"\n")


def _is_gzip(opened: Opened) -> bool:
    with opened.path.open("rb") as stream:
        return stream.read(2) == GZIP
