"""`versions`: the built versions that are kept."""

import argparse

from sbp.answers import next_build
from sbp.charts import inbox_words
from sbp.commands import showing
from sbp.store import taken, versions

HELP = "list the versions that are kept, newest first"
ORDER = 70
COLUMNS = ("version", "built_on", "is_demonstration", "files", "set_aside_since", "in_use")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the machine-readable output."""
    parser.add_argument("--json", action="store_true", help="print one JSON object for each version, a line each")


def run(arguments: argparse.Namespace) -> int:
    """Print each version, when it was built, of what, and whether it is in use."""
    serving, known = versions.current(), taken.everything()
    rows = []
    for each in versions.all_versions():
        in_use = bool(serving and each.id == serving.id)
        files, aside = len(each.manifest["files"]), next_build.aside_in(each, known)
        rows.append((each.id, each.built_on.isoformat(), each.is_demonstration, files, aside, in_use))
    if arguments.json:
        for row in rows:
            showing.record(dict(zip(COLUMNS, row, strict=True)))
    elif rows:
        words = [
            (
                version,
                built_on,
                "demonstration" if is_demonstration else "real",
                files,
                aside,
                "in use" if in_use else "",
            )
            for version, built_on, is_demonstration, files, aside, in_use in rows
        ]
        showing.table(("version", "built on", "data", "files", inbox_words.ASIDE_IN.lower(), ""), words)
    else:
        showing.line("Nothing has been built yet. Try: python -m sbp build.")
    return 0
