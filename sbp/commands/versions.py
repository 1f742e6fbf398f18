"""`versions`: the built versions that are kept."""

import argparse

from sbp.commands import showing
from sbp.store import versions

HELP = "list the versions that are kept, newest first"
ORDER = 70


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the machine-readable output."""
    parser.add_argument("--json", action="store_true", help="print one JSON object for each version, a line each")


def run(arguments: argparse.Namespace) -> int:
    """Print each version, when it was built, of what, and whether it is in use."""
    serving = versions.current()
    rows = []
    for each in versions.all_versions():
        in_use = bool(serving and each.id == serving.id)
        rows.append((each.id, each.built_on.isoformat(), each.is_demonstration, len(each.manifest["files"]), in_use))
    if arguments.json:
        for row in rows:
            showing.record(dict(zip(("version", "built_on", "is_demonstration", "files", "in_use"), row, strict=True)))
    elif rows:
        words = [(a, b, "demonstration" if c else "real", f"{d:,}", "in use" if e else "") for a, b, c, d, e in rows]
        showing.table(("version", "built on", "data", "files", ""), words)
    else:
        showing.line("Nothing has been built yet. Try: python -m sbp build.")
    return 0
