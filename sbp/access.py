"""Who may see and write what: one table, asked at every write as well as where a page is shown."""

from dataclasses import dataclass
from typing import Literal

from sbp import settings
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
        if not self.may(deed):
            raise SbpError(f"The {self.role} view cannot {deed}", "", "ask an analyst of the partnership")
        return self.label


def of_audience() -> Actor:
    """Return the person that the program was started for, where nobody signs in."""
    return Actor(settings.audience())
