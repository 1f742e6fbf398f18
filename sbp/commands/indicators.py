"""`indicators`: every measure that can be asked for."""

import argparse

from sbp import content
from sbp.commands import showing

HELP = "list every indicator that `series` answers for"
ORDER = 110


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the machine-readable output."""
    parser.add_argument("--json", action="store_true", help="print one JSON object for each indicator, a line each")


def run(arguments: argparse.Namespace) -> int:
    """Print each indicator with its name, unit and source."""
    for each in _sorted() if arguments.json else ():
        kinds = sorted(each.datasets)
        record = {"indicator": each.id, "name": each.name, "unit": each.unit, "source": each.source, "areas": kinds}
        showing.record(record)
    if not arguments.json:
        showing.table(("indicator", "name", "unit", "source"), [(i.id, i.name, i.unit, i.source) for i in _sorted()])
    return 0


def _sorted() -> list:
    return sorted(content.load().indicators.values(), key=lambda each: each.id)
