"""`load`: take publishers' files into the inbox."""

import argparse
from pathlib import Path

from sbp.commands import serving, showing

HELP = "take files, archives or folders (searched through) into the inbox; their format is told from their content"
ORDER = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the paths."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file, archive or folder")


def run(arguments: argparse.Namespace) -> int:
    """Say what was taken and what was left alone and why; 1 where nothing was taken or held already."""
    from sbp.ingest import formats, inbox

    outcome = inbox.load(arguments.paths, serving.today())
    titles = {known.ID: known.TITLE for known in formats.all_formats()}
    for entry in outcome.taken:
        found = ", ".join(titles.get(name, name) for name in entry.format.split("+"))
        showing.line(f"taken         {entry.name}: {found}")
    for entry in outcome.already:
        showing.line(f"already held  {entry.name}")
    for name, reason in outcome.left:
        showing.line(f"left alone    {name}: {reason}")
    counts = f"{len(outcome.taken)} taken, {len(outcome.already)} already held, {len(outcome.left)} left alone."
    showing.line(counts + (" Next: python -m sbp build" if outcome.taken else ""))
    return 0 if outcome.taken or outcome.already else 1
