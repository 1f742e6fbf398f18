"""`rollback`: go back to an earlier version."""

import argparse

from sbp import logs, settings
from sbp.answers import next_build
from sbp.charts import inbox_words
from sbp.commands import showing
from sbp.store import taken, versions
from sbp.store.lock import only_one

HELP = "put an earlier version into use: the one named, or the one before"
ORDER = 80


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the version."""
    parser.add_argument("version", nargs="?", metavar="VERSION", help="an id as `versions` lists it")


def run(arguments: argparse.Namespace) -> int:
    """Point to the version; the next build moves on again."""
    with only_one(settings.build_dir() / ".lock", "A build"):
        version = versions.rollback(arguments.version)
    logs.event("rolled back", version=version.id)
    more = inbox_words.aside_in(next_build.aside_in(version, taken.everything()))
    showing.line(f"Version {version.id} is in use. The next build of the inbox will replace it.{more}")
    return 0
