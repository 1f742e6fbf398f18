"""`backup`: put everything that cannot be rebuilt, and the version in use, into one file."""

import argparse
from pathlib import Path

from sbp import logs
from sbp.commands import showing
from sbp.store import backups

HELP = "write inbox, records and the version in use to one file, with a hash of each part"
ORDER = 90


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a zip file to write")


def run(arguments: argparse.Namespace) -> int:
    """Write the backup in one step: a file that exists is replaced only by a whole one."""
    count = backups.backup(arguments.file)
    logs.event("backed up", parts=count)
    showing.line(f"Wrote {count} parts to {arguments.file}.")
    return 0
