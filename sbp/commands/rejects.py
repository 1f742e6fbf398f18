"""`rejects`: the rows that were read and not loaded."""

import argparse

from sbp.commands import serving, showing
from sbp.store import queries

HELP = "list the rows that were read and not loaded: file, line, reason and value"
ORDER = 60
EVERY = 10_000_000
COLUMNS = ("file", "line", "reason", "column", "value")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the choice of files, the limit and the machine-readable output."""
    parser.add_argument("--file", default="", help="only files whose name holds this")
    parser.add_argument("--limit", type=int, default=1000, help="at most so many rows (default: 1000)")
    parser.add_argument("--json", action="store_true", help="print one JSON object for each row, a line each")


def run(arguments: argparse.Namespace) -> int:
    """Print the rejected rows of the version in use in the order of files and lines."""
    with serving.reading() as (_, con):
        found = [row for row in queries.rejects(con, EVERY) if arguments.file in row.name]
    shown = found[: max(arguments.limit, 0)]
    if arguments.json:
        for row in shown:
            showing.record(dict(zip(COLUMNS, row, strict=True)))
        return 0
    if shown:
        showing.table(COLUMNS, shown)
    more = "" if len(shown) == len(found) else f", of which the first {len(shown):,} are shown"
    showing.note(f"{len(found):,} rows were rejected{more}.")
    return 0
