"""`calibrate`: simulate how often signals are false and changes are found, and write the report that Methods shows."""

import argparse
import csv
import math
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

from sbp.commands import showing
from sbp.content import calibration
from sbp.errors import SbpError
from sbp.watching import CalibrationRow

if TYPE_CHECKING:
    from sbp.stats.calibration import Finding

HELP = "simulate false alarms and power of the expected range; write data/methods/calibration.csv"
ORDER = 95
SEED = 20260221
SERIES = 20_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how much is simulated and where the report goes."""
    parser.add_argument("--series", type=int, default=SERIES, help=f"series for each scenario (default: {SERIES})")
    parser.add_argument("--seed", type=int, default=SEED, help="seed of the simulation, kept in the report")
    parser.add_argument("--out", type=Path, default=calibration.report_path(), help="the report (default: %(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Simulate, write the report, print the worst of each; 1 where a rule flags more than 1.2 times its stated rate."""
    from sbp.stats.calibration import MOST

    rows: list[CalibrationRow] = []
    for row in _simulated(arguments.series, arguments.seed):
        rows.append(row)
        showing.note(f"{row.part}: {_where(row)}, {row.measure}: {row.attained:.4f}")
    _write(arguments.out, rows)
    too_many = _show(rows, MOST)
    showing.line(f"Report: {arguments.out}")
    return 1 if too_many else 0


def _simulated(series: int, seed: int) -> Iterator[CalibrationRow]:
    """Yield each finding as soon as it is made; the seed moves on by one with each scenario."""
    from sbp.stats.calibration import FALSE_ALARMS, FAMILY, SHIFTS, discoveries, false_alarms, power

    studies = [("false alarms", false_alarms, each, series) for each in FALSE_ALARMS]
    studies += [("power", power, each, max(series // 10, 1)) for each in SHIFTS]
    for place, (part, measure, scenario, count) in enumerate(studies):
        for finding in measure(scenario, count, seed + place):
            yield _row(part, finding, count, seed + place)
    last = seed + len(studies)
    families = max(series // 100, 1)
    for finding in discoveries(families, last):
        yield _row("discoveries", finding, families * FAMILY, last)


def _row(part: str, finding: "Finding", series: int, seed: int) -> CalibrationRow:
    scenario = finding.scenario
    return CalibrationRow(
        part=part,
        mean=None if math.isnan(scenario.mean) else scenario.mean,
        dispersion=scenario.dispersion,
        season=scenario.season,
        history_months=scenario.history,
        months_since_step=scenario.since_step,
        shift=scenario.shift,
        measure=finding.measure,
        stated=None if math.isnan(finding.stated) else round(finding.stated, 6),
        attained=round(float(finding.attained), 6),
        standard_error=round(float(finding.standard_error), 6),
        series=series,
        seed=seed,
    )


def _write(path: Path, rows: list[CalibrationRow]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [each.name for each in fields(CalibrationRow)], lineterminator="\n")
            writer.writeheader()
            writer.writerows(asdict(row) for row in rows)
    except OSError as fault:
        what = f"The report cannot be written ({fault.strerror})"
        raise SbpError(what, str(path), "--out with another place") from fault


def _show(rows: list[CalibrationRow], most: float) -> bool:
    """Print the highest attained rate of each measure and the power; return whether a rate is too high."""
    worst = calibration.worst(tuple(rows))
    lines = []
    for row in worst:
        ratio = f"{row.attained / row.stated:.2f}"
        lines.append((row.part, row.measure, f"{row.stated:.4f}", f"{row.attained:.4f}", ratio, _where(row)))
    showing.table(("part", "measure", "stated", "highest", "ratio", "where"), lines)
    found = [row for row in rows if row.part == "power" and row.measure == "found within 3 months"]
    showing.line()
    powers = [(f"{row.mean:g}", f"{row.dispersion:g}", f"×{row.shift:g}", f"{row.attained:.2f}") for row in found]
    showing.table(("mean", "dispersion", "shift", "found within 3 months"), powers)
    return any(row.attained > most * row.stated for row in worst)


def _where(row: CalibrationRow) -> str:
    mean = "mixed" if row.mean is None else f"{row.mean:g}"
    step = f", {row.months_since_step} months after a break" if row.months_since_step else ""
    return f"mean {mean}, dispersion {row.dispersion:g}, {row.history_months} months{step}"
