"""What all forms of a pack write alike: clean text, cells as words, the facts of the cover, names of files."""

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from sbp.charts import tables, words
from sbp.paper import Cell, Document, Grid, Section

DEMONSTRATION = "DEMONSTRATION: invented figures, not real"
MADE_BY = "By the partnership's dashboard; every figure comes from the data version named here."
# signs that turn the direction of writing, so that a text reads otherwise than it is
_TURNED = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT = "\n\t"
SHORT = 14  # characters up to which a cell stands on one line
Kept = TypeVar("Kept")


def clean(value: Kept) -> Kept:
    """Return a document, or a part of one, whose texts hold nothing that a file format cannot carry.

    Control characters, halves of characters and signs that turn the writing are left out, and columns of tables that
    are empty from top to foot; everything else stays.
    """
    return _clean(value)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(sign for sign in value if _is_fit(sign))
    if isinstance(value, tuple | list):
        return type(value)(_clean(each) for each in value)
    if isinstance(value, dict):
        return {_clean(key): _clean(each) for key, each in value.items()}
    if isinstance(value, Grid):
        value = _without_empty(value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _clean(getattr(value, each.name)) for each in fields(value)})
    return value


def _without_empty(grid: Grid) -> Grid:
    """Return a table without the columns that have a head and nothing under it."""
    kept = [at for at in range(len(grid.columns)) if not grid.rows or any(row[at] != "" for row in grid.rows)]
    return replace(
        grid,
        columns=tuple(grid.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in grid.rows),
        formats=tuple(form(grid, at) for at in kept),
    )


def _is_fit(sign: str) -> bool:
    return sign in _KEPT or not (unicodedata.category(sign) in ("Cc", "Cs", "Cn") or sign in _TURNED)


def text(value: Cell, form: str = "") -> str:
    """Write a cell as words: numbers as the column says, a missing one never as a zero."""
    if value is None:
        return words.NO_DATA
    if isinstance(value, str):
        return value
    if form == "percent":
        return f"{value:.0%}"
    return words.rate(value) if form == "rate" else words.number(value) if form == "count" else f"{value:,g}"


def form(grid: Grid, column: int) -> str:
    """Return how the numbers of a column are written; text where the grid does not say."""
    return grid.formats[column] if column < len(grid.formats) else ""


def rows(grid: Grid) -> list[list[str]]:
    """Return a grid's rows as words."""
    return [[text(each, form(grid, column)) for column, each in enumerate(row)] for row in grid.rows]


def csv(grid: Grid, about: list[str]) -> str:
    """Return a grid as CSV text: numbers as numbers, text that a spreadsheet would run defused.

    Args:
        grid: the table.
        about: what the numbers are and whose, for the last column.
    """
    plain = [
        [tables.safe_text(each) if isinstance(each, str) else "" if each is None else f"{each:.10g}" for each in row]
        for row in grid.rows
    ]
    return tables.csv_text(list(grid.columns), plain, about)


def widths(grid: Grid) -> list[int]:
    """Return how wide each column should be, in characters: short ones as their words, long ones less than theirs."""
    return [
        max(_word(head), max((_word(row[column]) for row in rows(grid)), default=0), _line(grid, column))
        for column, head in enumerate(grid.columns)
    ]


def _word(told: str) -> int:
    return max(map(len, told.split()), default=0) + 1


def _line(grid: Grid, column: int) -> int:
    longest = max((len(row[column]) for row in rows(grid)), default=0)
    return longest if longest <= SHORT else round(SHORT + (longest - SHORT) ** 0.75)


def facts(document: Document) -> list[tuple[str, str]]:
    """Return what a reader must know of a pack as pairs of a name and what is said."""
    made = document.made_at
    return [
        ("Period", document.period),
        *document.filters,
        ("Data version", document.data_version),
        ("Made", f"{words.day_name(made.date())}, {made:%H:%M}"),
        ("How", MADE_BY),
    ]


def parts(document: Document) -> list[tuple[str, list[Section]]]:
    """Return the sections under the parts of the agenda they belong to, in their order."""
    found: list[tuple[str, list[Section]]] = []
    for section in document.sections:
        if not found or found[-1][0] != section.part:
            found.append((section.part, []))
        found[-1][1].append(section)
    return found


def figures(document: Document) -> list[tuple[int, Section]]:
    """Return the sections whose picture has numbers of its own, each with its number from 1."""
    held = [each for each in document.sections if each.chart and each.data and each.data != each.table]
    return list(enumerate(held, start=1))


def file_name(document: Document, ending: str) -> str:
    """Return a name that any disk takes: what it is, of which data."""
    plain = re.sub(r"[^a-z0-9]+", "-", f"{document.id} {document.data_version}".lower()).strip("-")
    return f"{plain}.{ending}"
