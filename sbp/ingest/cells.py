"""Rows of a small table taken one by one: each is loaded, rejected with its line and reason, or out of area."""

import re
from collections.abc import Callable, Hashable, Iterable

from sbp.ingest import csv_walk
from sbp.ingest.context import Context
from sbp.ingest.grid import Row
from sbp.ingest.reading import Reading
from sbp.model import Reject

_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
Parse = Callable[[dict[str, str]], tuple[Hashable, list[tuple]]]


class BadCell(ValueError):
    """A cell that keeps its row out. `value` must not hold anything personal: use `hidden` where it might."""

    def __init__(self, reason: str, column: str = "", value: str = "") -> None:
        super().__init__(reason)
        self.reason, self.column, self.value = reason, column, value


class OutOfArea(Exception):
    """The row is sound and about another area."""


def hidden(text: str) -> str:
    """Stand in for text that might name a person, saying only how long it was."""
    return f"(hidden, {len(text)} characters)" if text else ""


def take(lines: Iterable[Row], header: tuple[str, ...], reading: Reading, parse: Parse, place: str = "") -> list[tuple]:
    """Take every row and keep the account of it in `reading`.

    Args:
        lines: the rows below the header, each with its line.
        header: the columns' names; cells are handed over under them in small letters.
        reading: its rows_in, loaded, out_of_area and rejects are counted up.
        parse: returns the row's key and the rows to load; raises BadCell or OutOfArea.
        place: said after a reject's reason, for files that hold several tables.

    Returns:
        The rows to load, in the file's order. A key that came before is a reject: later never silently wins.
    """
    names = [name.casefold() for name in header]
    while names and not names[-1]:
        names.pop()
    loaded: list[tuple] = []
    seen: dict[Hashable, int] = {}
    for line, cells in lines:
        reading.rows_in += 1
        try:
            if len(cells) < len(names):
                raise BadCell(csv_walk.wrong_width(line, cells, len(names)).reason)
            key, rows = parse(dict(zip(names, cells, strict=False)))
            if key in seen:
                raise BadCell("A row of the same area, period and measure came before", "", f"as on line {seen[key]}")
        except OutOfArea:
            reading.out_of_area += 1
        except BadCell as fault:
            reason = f"{fault.reason} ({place})" if place else fault.reason
            reading.rejects.append(Reject(line, reason, fault.column, fault.value))
        else:
            seen[key] = line
            reading.loaded += 1
            loaded.extend(rows)
    return loaded


def borough_and_wards(context: Context) -> frozenset[str]:
    """Return the codes of the borough and of its wards of every vintage."""
    wards = context.places.ward_codes.values() if context.places else ()
    return frozenset({context.borough.code}.union(*wards))


def base(text: str) -> int | None:
    """Read how many people or cases a figure rests on; None where nothing is given.

    Raises:
        BadCell: the cell is neither empty nor a whole number.
    """
    if text and not text.isdecimal():
        raise BadCell("The base is not a whole number", "base", hidden(text))
    return int(text) if text else None


def without_thousands(text: str) -> str:
    """Return a number without the commas that set off thousands; any other comma stays, and makes it no number."""
    return text.replace(",", "") if _THOUSANDS.fullmatch(text) else text


def number(text: str, column: str) -> float:
    """Read a number; thousands may be set off by commas, but a comma that could stand for a point is none.

    Raises:
        BadCell: the cell is empty, no number, or not finite.
    """
    try:
        value = float(without_thousands(text))
    except ValueError:
        raise BadCell("The cell is not a number", column, hidden(text)) from None
    if abs(value) == float("inf") or value != value:
        raise BadCell("The cell is not a number", column, text)
    return value
