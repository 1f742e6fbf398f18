"""How commands write for people: plain aligned tables, and JSON that any program can read."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

LONGEST_CELL = 60


def printable(text: str) -> str:
    """Return text with what could move the cursor or recolour a terminal replaced: a file may have any name."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def line(text: str = "") -> None:
    """Write one line to the standard output."""
    sys.stdout.write(f"{printable(text)}\n")


def note(text: str) -> None:
    """Write one line that is no result, such as a warning, to the standard error."""
    sys.stderr.write(f"{printable(text)}\n")


def record(value: Any) -> None:
    """Write one JSON value on one line."""
    sys.stdout.write(json.dumps(value, default=str) + "\n")


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows below a header, columns aligned, numbers to the right, long cells cut with an ellipsis."""
    rows = list(rows)
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(len(text) for text in column) for column in zip(header, *cells, strict=True)]
    numeric = [bool(rows) and all(isinstance(row[place], int | float) for row in rows) for place in range(len(header))]
    for row in (list(header), *cells):
        padded = [
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(row, widths, numeric, strict=True)
        ]
        line("  ".join(padded).rstrip())


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    text = f"{value:,.0f}" if isinstance(value, int | float) else str(value)
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def flush() -> None:
    """Send what was written on its way, for whoever is watching."""
    sys.stdout.flush()
