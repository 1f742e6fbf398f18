"""`records`: check, write out and bring back what people wrote down."""

import argparse
from pathlib import Path

from sbp import logs
from sbp.commands import showing
from sbp.errors import SbpError, UsageError
from sbp.store import durable, records

HELP = "check what people wrote down, write it to a CSV file, or bring it back from one without loss"
ORDER = 105


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be done, the file, and whose records."""
    parser.add_argument("action", choices=("check", "export", "restore"), help="what to do")
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="the CSV file to write or to read")
    parser.add_argument("--demonstration", action="store_true", help="the demonstration's records, not the real ones")


def run(arguments: argparse.Namespace) -> int:
    """Do it; a restore adds what is missing and refuses a file that does not go on from the records held."""
    path = records.place(arguments.demonstration)
    if arguments.action == "check":
        return _check(path)
    if arguments.file is None:
        raise UsageError("The file is missing", arguments.action, f"python -m sbp records {arguments.action} FILE")
    if arguments.action == "export":
        durable.write_text(arguments.file, records.export_csv(path))
        showing.line(f"Wrote {len(records.entries(path))} entries to {arguments.file}.")
        return 0
    added = records.restore_csv(_text(arguments.file), path)
    logs.event("records restored", entries=added)
    showing.line(f"Brought back {added} entries.")
    return 0


def _check(path: Path) -> int:
    found = records.faults(path)
    for fault in found:
        showing.line(fault)
    showing.line(f"{len(records.entries(path))} entries, {len(found)} not as they were written.")
    return 1 if found else 0


def _text(file: Path) -> str:
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            return stream.read()
    except (OSError, UnicodeDecodeError) as fault:
        raise SbpError(f"The file cannot be read ({fault})", str(file), "another file") from fault
