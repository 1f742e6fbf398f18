"""data/methods/calibration.csv: how often signals are false and changes are found, as `calibrate` wrote it."""

import csv
from dataclasses import fields
from pathlib import Path

from sbp import settings
from sbp.errors import SbpError
from sbp.watching import CalibrationRow

WORDS = {"part", "measure"}
WHOLE = {"history_months", "months_since_step", "series", "seed"}


def report_path(folder: Path = settings.CONTENT_DIR) -> Path:
    """Return where the report stands in a folder of content."""
    return folder / "methods" / "calibration.csv"


def read(path: Path) -> tuple[CalibrationRow, ...]:
    """Read the report.

    Raises:
        SbpError: it is missing or not as `python -m sbp calibrate` writes it.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple(_row(each) for each in csv.DictReader(file))
    except OSError as fault:
        raise SbpError("The report of the simulations is missing", path.name, "python -m sbp calibrate") from fault
    except (KeyError, TypeError, ValueError) as fault:
        raise SbpError("The report of the simulations is damaged", path.name, "python -m sbp calibrate") from fault


def worst(rows: tuple[CalibrationRow, ...]) -> tuple[CalibrationRow, ...]:
    """Return, for each measure with a stated rate, the simulated case that came nearest to it or exceeded it most."""
    highest: dict[str, CalibrationRow] = {}
    for row in rows:
        held = highest.get(row.measure)
        if row.stated is not None and (held is None or row.attained > held.attained):
            highest[row.measure] = row
    return tuple(highest.values())


def _row(cells: dict[str, str]) -> CalibrationRow:
    return CalibrationRow(**{each.name: _value(each.name, cells[each.name]) for each in fields(CalibrationRow)})


def _value(name: str, text: str) -> str | int | float | None:
    if name in WORDS:
        return text
    if name in WHOLE:
        return int(text)
    return float(text) if text else None
