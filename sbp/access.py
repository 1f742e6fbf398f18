"""Who may see and write what: one table, asked at every write as well as where a page is shown."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sbp import logs, settings
from sbp.errors import SbpError

Deed = Literal[
    "see plans",  # impact days to come, plans and tasking sheets
    "write days",
    "see meetings",
    "write decisions",
    "write progress",
    "see restricted",  # the council's input to the tasking meeting, returns that a partner marked
    "make packs",
    "load data",
    "edit records",
]
_BOARD: frozenset[Deed] = frozenset({"see plans", "see meetings", "write decisions", "make packs"})
_ANALYST: frozenset[Deed] = _BOARD | {"write days", "write progress", "see restricted", "load data", "edit records"}
PEOPLE = ["name", "role"]
ALLOWED: dict[str, frozenset[Deed]] = {"analyst": _ANALYST, "board": _BOARD, "public": frozenset()}


@dataclass(frozen=True)
class Actor:
    """Who is at the screen: a role of `settings.AUDIENCES`, and the name that sign-in gave ("" without sign-in)."""

    role: str
    name: str = ""

    @property
    def label(self) -> str:
        """What the records keep: the role, with the name where there is one."""
        return f"{self.role} ({self.name})" if self.name else self.role

    def may(self, deed: Deed) -> bool:
        """Return whether this person may do that."""
        return deed in ALLOWED[self.role]

    def require(self, deed: Deed) -> str:
        """Return what the records keep of this person, where they may do that.

        Raises:
            SbpError: they may not.
        """
        logs.event("asked to write", who=self.label, deed=deed, allowed=self.may(deed))
        if not self.may(deed):
            raise SbpError(f"The {self.role} view cannot {deed}", "", "ask an analyst of the partnership")
        return self.label


def of_audience() -> Actor:
    """Return the person that the program was started for, where nobody signs in."""
    return Actor(settings.audience())


def signed_in(name: str) -> Actor:
    """Return the person of that name in the role that the list of people gives them.

    A role is never more than the program's audience: an analyst at the board's instance does what the board may.

    Raises:
        SbpError: the list cannot be read, or does not hold them.
    """
    roles = people(settings.people_file())
    role = roles.get(name.strip().casefold())
    if role is None:
        logs.event("sign-in refused", who=name)
        what = f"{name} is signed in, and is not on the list of people who may use this dashboard"
        raise SbpError(what, "", "ask an analyst of the partnership to be added")
    return Actor(max(role, settings.audience(), key=settings.AUDIENCES.index), name)


def people(path: Path) -> dict[str, str]:
    """Return the role of each person on the list, by their name in lower case.

    Args:
        path: CSV with columns name (as sign-in gives it, mostly an e-mail address) and role (analyst or board).

    Raises:
        SbpError: the file is missing or a line is not understood; then nobody is let in.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head, *lines = list(csv.reader(file)) or [[]]
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        what = "The list of people who may sign in cannot be read"
        raise SbpError(what, path.name, "a CSV file with the columns name and role") from fault
    if head != PEOPLE:
        raise SbpError("The list of people has other columns than name and role", f"{path.name} line 1", "name,role")
    roles: dict[str, str] = {}
    for number, line in enumerate(lines, start=2):
        if len(line) != len(PEOPLE) or not line[0].strip() or line[1] not in ("analyst", "board"):
            what = "A person needs a name and a role, analyst or board"
            raise SbpError(what, f"{path.name} line {number}", "a.person@example.gov.uk,analyst")
        roles[line[0].strip().casefold()] = line[1]
    return roles
