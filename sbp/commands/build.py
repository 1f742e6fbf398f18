"""`build`: make a new version from everything in the inbox."""

import argparse
import time
from collections.abc import Mapping, Sequence
from typing import Any

from sbp import logs
from sbp.commands import serving, showing

HELP = "read everything in the inbox (or the demonstration borough), check it, and make it the version in use"
ORDER = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the two machine-readable outputs, of which one can be asked for."""
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="print one JSON object for each file, a line each")
    forms.add_argument("--progress", action="store_true", help="print one JSON object for each step, a line each")


def run(arguments: argparse.Namespace) -> int:
    """Build, and say what came of it; warnings go to the standard error."""
    from sbp.ingest.build import build

    begun = time.monotonic()
    built = build(serving.today(), _tell if arguments.progress else None)
    seconds = round(time.monotonic() - begun, 1)
    logs.event("built", version=built.version.id, is_new=built.is_new, seconds=seconds, files=len(built.files))
    for warning in built.warnings:
        showing.note(f"warning: {warning}")
    kind = "demonstration data, not real" if built.version.is_demonstration else _files(built.files)
    said = f"Built version {built.version.id} from {kind} in {seconds:.1f} s."
    if not built.is_new:
        said = f"Nothing new: version {built.version.id} is in use."
    if arguments.json:
        for each in built.files:
            showing.record(each)
        showing.note(said)
    elif arguments.progress:
        showing.record({"step": said, "done": 1, "of": 1, "version": built.version.id})
    else:
        showing.line(said)
    return 0


def _files(files: Sequence[Mapping[str, Any]]) -> str:
    """Say how many files a version is made from, and how many of them it is not."""
    unread = sum(bool(each["error"]) for each in files)
    return f"{len(files)} files, {unread} of which could not be read," if unread else f"{len(files)} files"


def _tell(words: str, done: int, of: int) -> None:
    showing.record({"step": words, "done": done, "of": of})
    showing.flush()
