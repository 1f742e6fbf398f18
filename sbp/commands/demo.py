"""`demo`: write the invented demonstration borough's files."""

import argparse
from pathlib import Path

from sbp import settings
from sbp.commands import showing
from sbp.errors import SbpError

HELP = "write the demonstration borough's files, in the publishers' official formats"
ORDER = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the folder and the seed."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="where to (default: the data folder)")
    parser.add_argument("--seed", type=int, help="another invented borough (default: always the same one)")


def run(arguments: argparse.Namespace) -> int:
    """Write the files; a folder that holds other files is refused."""
    from sbp.ingest import demo

    folder = arguments.folder or settings.demo_dir()
    if folder.exists() and not folder.is_dir():
        raise SbpError("This is a file, not a folder", str(folder), "another folder")
    if folder.exists() and any(folder.iterdir()) and not (folder / demo.MANIFEST).exists():
        raise SbpError("The folder holds other files", str(folder), "an empty or a new folder")
    demo.write(folder, demo.DEFAULT_SEED if arguments.seed is None else arguments.seed)
    count = sum(1 for path in folder.rglob("*") if path.is_file())
    showing.line(f"Wrote {count} files of demonstration data, not real, to {folder}.")
    return 0
