"""The version in use, opened for the commands that read it."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sbp import access, settings
from sbp.errors import SbpError
from sbp.store import versions
from sbp.store.connection import open_version
from sbp.store.queries import Connection
from sbp.store.versions import Version


def version_in_use() -> Version:
    """Return the current version.

    Raises:
        SbpError: nothing has been built yet.
    """
    found = versions.current()
    if found is None:
        raise SbpError("Nothing has been built yet", "", "python -m sbp build")
    return found


@contextmanager
def reading() -> Iterator[tuple[Version, Connection]]:
    """Open the current version for reading while the body runs."""
    version = version_in_use()
    with open_version(version.path) as con:
        yield version, con


def add_by(parser: argparse.ArgumentParser) -> None:
    """Declare who does what the command does."""
    parser.add_argument("--by", default="", metavar="NAME", help="who does it, as the list of files notes it")


def actor(arguments: argparse.Namespace) -> access.Actor:
    """Return who gave the command: the role that the program was started for, with the name that was given."""
    return access.Actor(settings.audience(), " ".join(arguments.by.split()))


def today() -> date:
    """Return `SBP_TODAY`, or the real date."""
    return settings.today() or date.today()
