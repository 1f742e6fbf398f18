"""Whether a file can hold a row of our borough, asked before it is taken in: another borough's is named as such."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sbp import settings
from sbp.content import borough as borough_file
from sbp.errors import SbpError
from sbp.ingest import facts, grid
from sbp.ingest.formats import Format
from sbp.ingest.opened import Opened

HEADER_WITHIN = 10  # a workbook may have a title above its table
MOST_NAMED, LONGEST_NAME = 3, 40  # other areas that are named, and letters of each
_SMALL_AREA = re.compile(r" \d{3}[A-Z]$")  # what follows a borough's name in that of an LSOA
_CODE = re.compile(r"[A-Z]\d{8}")


@dataclass(frozen=True)
class Ours:
    """What names our borough in a file: its name, its code and those of its wards, in small letters.

    Without a name nothing is refused: whether the borough's own file is in order is for the build to say.
    """

    name: str
    codes: frozenset[str]

    def names(self, area: str) -> bool:
        """Tell whether a cell names our borough, one of its wards, or an area called after it, as LSOAs are."""
        told, own = area.casefold(), self.name.casefold()
        return told in self.codes or told == own or told.startswith(f"{own} ")

    def refuse_elsewhere(self, known: Format, parts: Iterable[Opened]) -> None:
        """Refuse a file, or the members of an archive that share a format, whose every row names an area of elsewhere.

        Asked only of formats that declare `AREA_COLUMNS`, the columns that name a row's area, in small letters without
        spaces and underscores. A row that names none, or a table without such a column, may be ours.

        Raises:
            SbpError: no row can be ours.
        """
        columns = frozenset(getattr(known, "AREA_COLUMNS", ()))
        others: dict[str, None] = {}
        for part in parts if columns and self.name else ():
            for areas in _areas(part, columns):
                if not any(areas) or any(map(self.names, areas)):
                    return
                if len(others) < MOST_NAMED:
                    shown = next((each for each in areas if each and not _CODE.fullmatch(each)), areas[0])
                    others.setdefault(_SMALL_AREA.sub("", shown)[:LONGEST_NAME])
        if others:
            what = f"No row of it is of {self.name}; it names {', '.join(others)}"
            raise SbpError(what, "", f"the same file of {self.name}, or of the whole of London")


def read() -> Ours:
    """Read whose the dashboard is; no name where that cannot be read."""
    borough = borough_file.read(settings.CONTENT_DIR / "borough.yaml", [])
    if borough is None:
        return Ours("", frozenset())
    codes = {borough.code, *facts.ward_vintages(settings.GEO_DIR)}
    return Ours(borough.name, frozenset(each.casefold() for each in codes))


def _areas(part: Opened, columns: frozenset[str]) -> Iterator[list[str]]:
    """Yield for each row the cells that name its area; of a table that has no such column, one row without any."""
    for rows in _tables(part):
        lines = iter(rows)
        places: list[int] = []
        for _, header in islice(lines, HEADER_WITHIN):
            places = [place for place, cell in enumerate(header) if re.sub(r"[\s_]", "", cell).casefold() in columns]
            if places:
                break
        if not places:
            yield []
            continue
        yield from ([cells[place] for place in places if place < len(cells)] for _, cells in lines)


def _tables(part: Opened) -> Iterator[Iterable[grid.Row]]:
    if grid.is_workbook(part):
        yield from (grid.sheet_rows(part, sheet) for sheet in grid.sheet_names(part))
    else:
        yield grid.csv_rows(part)
