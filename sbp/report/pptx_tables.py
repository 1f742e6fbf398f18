"""How a table lies on slides: how wide its columns are, and which rows stand on which slide."""

from math import ceil

from sbp.paper import Grid
from sbp.report import cells

SIZE, LINE = 12, 0.205  # points of a table's type, inches of one of its lines with the space around it
CHARACTER = 0.09  # inches that a character of a table's type takes
STEPS = 12  # in which rows are spread over the slides they take
Row = list[str]


def lead_height(lead: list[str], size: float, width: float) -> float:
    """Return how high the words above a table are, in inches, set in so many points on so many inches."""
    return sum(ceil(len(each) * CHARACTER * size / SIZE / width) * LINE * 1.5 for each in lead)


def shares(grid: Grid, width: float) -> list[float]:
    """Return each column's share of the width: what its words take where it is short, else a part of what is left."""
    wide = cells.widths(grid)
    own = [each * CHARACTER + 0.15 for each in wide]
    short = sum(each for each, count in zip(own, wide, strict=True) if count <= cells.SHORT)
    long = sum(each for each, count in zip(own, wide, strict=True) if count > cells.SHORT)
    if not long or short > width / 2:
        return [each / sum(own) for each in own]
    left = (width - short) / long
    return [(each if count <= cells.SHORT else each * left) / width for each, count in zip(own, wide, strict=True)]


def pages(grid: Grid, width: float, height: float) -> list[list[Row]]:
    """Return the rows by slide: no more slides than they need, and about as much on each.

    Args:
        grid: the table.
        width: of the slide's body, in inches.
        height: of the body on each slide, heads of the columns among it, in inches.
    """
    parts = shares(grid, width)
    room = height - _height(list(grid.columns), parts, width)
    rows = [(row, _height(row, parts, width)) for row in cells.rows(grid)]
    full = _filled(rows, room)
    least = min(room, sum(high for _, high in rows) / len(full))
    tried = (_filled(rows, least + (room - least) * step / STEPS) for step in range(STEPS))
    return next((found for found in tried if len(found) == len(full)), full)


def first_rows(grid: Grid, width: float, height: float) -> list[Row]:
    """Return as many of the first rows as one slide holds; at least one of them."""
    parts = shares(grid, width)
    rows = [(row, _height(row, parts, width)) for row in cells.rows(grid)]
    return _filled(rows, height - _height(list(grid.columns), parts, width))[0]


def _filled(rows: list[tuple[Row, float]], room: float) -> list[list[Row]]:
    """Return the rows by slide, as many on each as its height holds."""
    found: list[list[Row]] = [[]]
    free = room
    for row, high in rows:
        if found[-1] and high > free:
            found.append([])
            free = room
        found[-1].append(row)
        free -= high
    return found


def _height(row: Row, parts: list[float], width: float) -> float:
    """Return how high a row will be on the slide."""
    lines = (ceil(max(1, len(text)) * CHARACTER / (width * share)) for text, share in zip(row, parts, strict=True))
    return max(lines) * LINE + 0.08
