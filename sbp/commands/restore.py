"""`restore`: put back what `backup` wrote."""

import argparse
from pathlib import Path

from sbp import logs
from sbp.commands import showing
from sbp.store import backups

HELP = "put back inbox, records and version from a backup; one that was tampered with is refused"
ORDER = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that `backup` wrote")


def run(arguments: argparse.Namespace) -> int:
    """Verify every part first, then replace inbox and records and put the version into use."""
    count = backups.restore(arguments.file)
    logs.event("restored", parts=count)
    showing.line(f"Restored {count} parts from {arguments.file}.")
    return 0
