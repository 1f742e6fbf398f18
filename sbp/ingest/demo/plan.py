"""What the demonstration is made from: printed figures, the neutral model's weights, and which months they cover."""

import csv
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sbp import months, settings
from sbp.errors import SbpError

FOLDER = settings.CONTENT_DIR / "demo"
GROUPS = ("recorded", "incidents", "flags", "railway", "reports", "fires")
YEAR_MONTHS = 12


@dataclass(frozen=True)
class Window:
    """One printed year: its first and last month."""

    first: date
    last: date


@dataclass(frozen=True)
class Series:
    """One invented monthly series of the borough. `levels` are guesses for the windows where nothing is printed.

    `lockdown` is the part of the fall of 2020 that it takes, `chance` the size of the monthly chance against that of
    independent counts, `town_centre` the share that falls on high streets, `spread` how far wards differ by lot.
    `months` replaces season and trend where given.
    """

    id: str
    group: str
    levels: tuple[int, ...]
    season: str
    lockdown: float = 0.0
    chance: float = 1.3
    town_centre: float = 0.0
    spread: float = 0.0
    months: dict[date, float] = field(default_factory=dict)
    labels: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Printed:
    """One printed total: the measure, the span it covers, its value and how it is used."""

    measure: str
    first: date
    last: date
    value: int
    change_percent: float | None
    use: str


@dataclass(frozen=True)
class Plan:
    """Everything that the demonstration is made from, as read from `data/demo/`."""

    windows: tuple[Window, ...]
    series: dict[str, Series]
    measures: dict[str, tuple[str, ...]]
    printed: tuple[Printed, ...]
    seasons: dict[str, tuple[float, ...]]
    lockdown: dict[date, float]
    settings: dict[str, Any]

    @property
    def months(self) -> list[date]:
        """Every month that the demonstration covers."""
        return months.span(self.windows[0].first, self.windows[-1].last)

    def group(self, name: str) -> list[Series]:
        """The series of one group, in the order of the file."""
        return [series for series in self.series.values() if series.group == name]

    def members(self, measure: str) -> tuple[str, ...]:
        """The series that add up to a printed measure."""
        return self.measures.get(measure, (measure,))

    def targets(self) -> dict[tuple[str, int], int]:
        """Map (measure, number of the window) to the total it must have.

        A printed change gives the year before as value / (1 + change), rounded to a whole number.
        """
        number = {(window.first, window.last): place for place, window in enumerate(self.windows)}
        wanted: dict[tuple[str, int], int] = {}
        for row in self.printed:
            if row.use == "month":
                continue
            place = number[row.first, row.last]
            wanted[row.measure, place] = row.value
            if row.use == "total and year before" and row.change_percent is not None:
                wanted[row.measure, place - 1] = round(row.value / (1 + row.change_percent / 100))
        return wanted

    def fixed_months(self, series_id: str) -> dict[date, int]:
        """The months of a series whose own counts are printed."""
        return {row.first: row.value for row in self.printed if row.use == "month" and row.measure == series_id}


def read(folder: Path = FOLDER) -> Plan:
    """Read `weights.yaml` and `printed.csv`.

    Raises:
        SbpError: a printed figure names a measure or a span that the weights do not know.
    """
    weights = yaml.safe_load((folder / "weights.yaml").read_text(encoding="utf-8"))
    series = {name: _series(name, group, values) for group in GROUPS for name, values in weights[group].items()}
    windows = tuple(Window(months.parse(w["first"]), months.parse(w["last"])) for w in weights["windows"])
    recorded = tuple(weights["recorded"])
    measures = {name: recorded if parts == "all" else tuple(parts) for name, parts in weights["measures"].items()}
    with (folder / "printed.csv").open(encoding="utf-8", newline="") as file:
        printed = tuple(_printed(row) for row in csv.DictReader(file))
    plan = Plan(
        windows=windows, series=series, measures=measures, printed=printed,
        seasons={name: tuple(values) for name, values in weights["seasons"].items()},
        lockdown=_by_month(weights["lockdown"]["first"], weights["lockdown"]["factors"]), settings=weights,
    )  # fmt: skip
    _check(plan)
    return plan


def _series(name: str, group: str, values: dict[str, Any]) -> Series:
    own = dict(values)
    known = {key: own.pop(key) for key in ("season", "lockdown", "chance", "town_centre", "spread") if key in own}
    explicit = own.pop("months", None)
    monthly = _by_month(explicit["first"], explicit["values"]) if explicit else {}
    return Series(name, group, tuple(own.pop("levels")), months=monthly, labels=own, **known)


def _by_month(first: str, values: list[float]) -> dict[date, float]:
    start = months.parse(first)
    return {months.add(start, step): float(value) for step, value in enumerate(values)}


def _printed(row: dict[str, str]) -> Printed:
    change = float(row["change_percent"]) if row["change_percent"] else None
    first, last = months.parse(row["first_month"]), months.parse(row["last_month"])
    return Printed(row["measure"], first, last, int(row["value"]), change, row["use"])


def _check(plan: Plan) -> None:
    spans = {(window.first, window.last) for window in plan.windows}
    for row in plan.printed:
        unknown = [name for name in plan.members(row.measure) if name not in plan.series]
        if unknown:
            raise SbpError(f"{row.measure} has no weights for {', '.join(unknown)}", "data/demo/weights.yaml")
        if row.use != "month" and (row.first, row.last) not in spans:
            raise SbpError(f"{row.measure} is printed for a span that is no window", "data/demo/printed.csv")
