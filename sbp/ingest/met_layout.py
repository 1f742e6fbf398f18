"""The header of the Met's wide tables: which kind of area a file is of, and where its columns stand."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from sbp import months
from sbp.errors import SbpError
from sbp.ingest.opened import Opened

# kind of area: column of its code, columns that may name the borough, columns of the two labels
_LAYOUTS = {
    "ward": ("wardcode", ("lookupboroughname", "boroughname"), "majortext", "minortext"),
    "lsoa": ("lsoacode", ("borough", "boroughname"), "majorcategory", "minorcategory"),
    "borough": ("", ("boroughname", "lookupboroughname"), "majortext", "minortext"),
}


@dataclass(frozen=True)
class Layout:
    """Where things stand in a file: the kind of area, the columns' places, and the months of the month columns."""

    kind: str
    header: tuple[str, ...]
    area: int
    borough: int
    major: int
    minor: int
    month_columns: tuple[int, ...]
    months: tuple[date, ...]


def _squeezed(name: str) -> str:
    return re.sub(r"[\s_]", "", name).casefold()


def kind_of(header: tuple[str, ...]) -> str | None:
    """Return the kind of area that a header is of (ward, lsoa or borough); None where it is no such table's."""
    names = {_squeezed(each) for each in header}
    for kind, (area, boroughs, major, minor) in _LAYOUTS.items():
        if {major, minor} <= names and names & set(boroughs) and (not area or area in names):
            return kind
    return None


def layout_of(opened: Opened) -> Layout:
    """Read a file's header.

    Raises:
        SbpError: no month columns, one that is no month, or the same month twice.
    """
    header = opened.header()
    kind = kind_of(header) or "borough"
    names = [_squeezed(each) for each in header]
    area, boroughs, major, minor = _LAYOUTS[kind]
    borough = next(names.index(each) for each in boroughs if each in names)
    columns = {place: month for place, month in enumerate(map(_month, names)) if month}
    if strange := [each for each in names if re.fullmatch(r"\d{6}", each) and not _month(each)]:
        what = f"The column {strange[0]} is no month (YYYYMM)"
        raise SbpError(what, opened.name, "download the publisher's CSV again")
    if not columns:
        raise SbpError("The table has no month columns (YYYYMM)", opened.name, "download the publisher's CSV again")
    month, times = Counter(columns.values()).most_common(1)[0]
    if times > 1:
        raise SbpError(f"{months.name(month)} has two columns", opened.name, "download the publisher's CSV again")
    place = names.index(area) if area else borough
    found = (tuple(columns), tuple(columns.values()))
    return Layout(kind, header, place, borough, names.index(major), names.index(minor), *found)


def _month(name: str) -> date | None:
    try:
        return months.parse(name)
    except ValueError:
        return None
