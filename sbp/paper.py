"""The words of packs and meeting screens, as frozen records: one document of sections, one message a section."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil, floor
from typing import Any, Literal

Cell = str | int | float | None
LABELS_SHOWN = 8  # along the axis of a line
LABEL_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)  # of months: parts of a year and whole years, so that the same months recur


@dataclass(frozen=True)
class Grid:
    """A table to print: its caption, its columns, and rows of text and numbers (None: not held).

    `formats` gives each column's way of writing numbers: "" text, "count" with thousands, "rate" one decimal, "percent"
    a share of 0 to 1.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    formats: tuple[Literal["", "count", "rate", "percent"], ...] = ()


@dataclass(frozen=True)
class Plot:
    """What a picture shows, for programs that draw charts of their own: values of each series at each label.

    `context` names the series that only help to read the others, and are drawn thin and grey. `ranges` are the ends
    between which each value of the first series lies, as far as can be told; empty where none are drawn.
    """

    kind: Literal["line", "bar"]
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    unit: str
    context: tuple[str, ...] = ()
    ranges: tuple[tuple[float, float] | None, ...] = ()

    @property
    def is_from_zero(self) -> bool:
        """Whether the scale begins at zero, which it does unless a value or an end of its range lies below."""
        ends = [low for low, _ in filter(None, self.ranges)]
        return all(
            value >= 0 for value in [*ends, *(each for _, own in self.series for each in own if each is not None)]
        )

    @property
    def reach(self) -> tuple[float, float] | None:
        """The ends of a scale that holds all ranges, to whole tens; None where there are none: programs forget them."""
        ends = [end for pair in filter(None, self.ranges) for end in pair]
        return (floor(min(*ends, 0) / 10) * 10, ceil(max(*ends, 0) / 10) * 10) if ends else None

    @property
    def label_step(self) -> int:
        """How many labels along a line's axis lie from one written to the next, so that all written ones lie flat."""
        needed = ceil(len(self.labels) / LABELS_SHOWN) if self.kind == "line" else 1
        return next((step for step in LABEL_STEPS if step >= needed), needed)

    @property
    def whiskers(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """How far the ranges reach below and above the values; 0 where there is no value or no range."""
        pairs = [
            (value - ends[0], ends[1] - value) if value is not None and ends else (0.0, 0.0)
            for value, ends in zip(self.series[0][1], self.ranges, strict=True)
        ]
        return tuple(below for below, _ in pairs), tuple(above for _, above in pairs)


@dataclass(frozen=True)
class Section:
    """One message: a finding as a sentence, what it is measured on, a picture in words and lines, and its numbers.

    `part` names the part of the agenda that it belongs to, such as a priority; sections of one part stand together.
    `chart` is a Vega-Lite specification with its data in it, `alt` says what it shows; `data` holds the chart's numbers
    and `table` what is read out; `source` says publisher, licence and day of retrieval; `notes` what would mislead.
    `key` says what the marks of the picture mean; a chart that a program draws of its own has others.
    """

    id: str
    title: str
    part: str = ""
    subtitle: str = ""
    words: tuple[str, ...] = ()
    chart: dict[str, Any] | None = None
    plot: Plot | None = None
    alt: str = ""
    data: Grid | None = None
    table: Grid | None = None
    source: str = ""
    notes: tuple[str, ...] = ()
    key: str = ""

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables behind the message, each once: one that is the left part of the other stands in that one."""
        if self.table is None or self.data is None:
            return tuple(grid for grid in (self.table, self.data) if grid is not None)
        wide = len(self.table.columns)
        left = (self.data.columns[:wide], tuple(row[:wide] for row in self.data.rows))
        is_held = left == (self.table.columns, self.table.rows)
        return (self.data,) if is_held else (self.table, self.data)

    @property
    def measured(self) -> str:
        """What is measured, with what the marks of the picture mean: for wherever the picture stands itself."""
        return f"{self.subtitle.rstrip('.')}. {self.key}" if self.key else self.subtitle


@dataclass(frozen=True)
class Document:
    """A pack as it is handed over: what it is, how it was made, and its sections in the order of the agenda.

    `marking` is the protective marking printed on every page; `filters` are pairs of what was chosen and how. A sheet
    is short: it has no list of contents, and nothing in it begins a page of its own.
    """

    id: str
    title: str
    subtitle: str
    marking: str
    period: str
    filters: tuple[tuple[str, str], ...]
    data_version: str
    is_demonstration: bool
    made_at: datetime
    attribution: tuple[str, ...]
    sections: tuple[Section, ...]
    definitions: Grid | None = None
    is_sheet: bool = False
