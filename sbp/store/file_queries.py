"""The named questions about which file speaks for which month; see `queries`."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sbp.store.asking import Connection, ask


class FileMonth(NamedTuple):
    """One file's month of a part of a data set that is replaced as one, how much it holds, and whether it speaks."""

    dataset: str
    part: str
    month: date
    sha256: str
    name: str
    own_count: int
    speaks: bool


def file_months(con: Connection, hashes: Sequence[str]) -> list[FileMonth] | None:
    """Return the months for which any of some files speaks, each with every file that holds it, newest last.

    None where the version was made by a program that did not note them.
    """
    if not ask(con, "has_file_months", int)[0]:
        return None
    return ask(con, "file_months", FileMonth, hashes=sorted(hashes))
