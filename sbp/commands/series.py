"""`series`: the numbers of one indicator in one area, the same that the pages show."""

import argparse
import csv
import sys
from dataclasses import dataclass
from datetime import date

from sbp import content, months
from sbp.answers import indicators
from sbp.answers import version as version_facts
from sbp.commands import serving, showing
from sbp.errors import UsageError
from sbp.model import Point, Result

HELP = "print one indicator in one area, month by month: the same numbers that the pages show"
ORDER = 120


@dataclass(frozen=True)
class _Shown:
    """The part of a result that was asked for."""

    result: Result
    points: tuple[Point, ...]
    note: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare indicator, area, months and form."""
    parser.add_argument("indicator", metavar="INDICATOR", help="an id as `indicators` lists it")
    parser.add_argument("--area", metavar="CODE", help="GSS code of the borough or a ward (default: the borough)")
    parser.add_argument("--from", dest="first", metavar="YYYY-MM", type=_month, help="the first month")
    parser.add_argument("--to", dest="last", metavar="YYYY-MM", type=_month, help="the last month")
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="print one JSON object")
    forms.add_argument("--csv", action="store_true", help="print CSV with the columns month, value and note")


def run(arguments: argparse.Namespace) -> int:
    """Answer from the version in use; a known series without data has no points and says why."""
    first, last = arguments.first, arguments.last
    if first and last and first > last:
        raise UsageError(f"--from {months.text(first)} lies after --to {months.text(last)}", "", "the other way round")
    known = content.load()
    indicators.find(known, arguments.indicator)  # a wrong name is wrong use, whether or not anything was built
    with serving.reading() as (_, con):
        area = arguments.area or known.borough.code
        result = indicators.series(con, known, arguments.indicator, area, version_facts.today(con))
    points = tuple(p for p in result.points if (not first or p.month >= first) and (not last or p.month <= last))
    note = result.reason or ("" if points else "no month of the series lies between the months asked for")
    _show(_Shown(result, points, note), arguments)
    return 0


def _show(shown: _Shown, arguments: argparse.Namespace) -> None:
    rows = [(months.text(each.month), _number(each.value), each.note) for each in shown.points]
    if arguments.json:
        _show_json(shown, rows)
    elif arguments.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(("month", "value", "note"))
        writer.writerows(rows)
    else:
        result = shown.result
        place = f"{result.area.name} ({result.area.code})"
        showing.line(f"{result.indicator.name}, {place}, {result.indicator.unit}, version {result.data_version}")
        if result.is_demonstration:
            showing.line("Demonstration data, not real")
        showing.table(("month", "value", "note"), rows) if rows else showing.line(f"No data: {shown.note}.")


def _show_json(shown: _Shown, rows: list[tuple]) -> None:
    result = shown.result
    answer = {
        "indicator": result.indicator.id,
        "area": result.area.code,
        "unit": result.indicator.unit,
        "data_version": result.data_version,
        "is_demonstration": result.is_demonstration,
        "points": [{"month": month, "value": value, "note": note} for month, value, note in rows],
    }
    showing.record(answer | ({"note": shown.note} if shown.note else {}))


def _number(value: float | None) -> int | float | None:
    return int(value) if value is not None and value == int(value) else value


def _month(text: str) -> date:
    try:
        return months.parse(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from None
