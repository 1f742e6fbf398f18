"""Packs as content: what each is called and marked, for which meeting, and what it holds in which order."""

from dataclasses import dataclass
from typing import Literal

from sbp.access import Deed

PartKind = Literal[
    "agenda",  # the screens of the meeting, in its order
    "standing",  # where each priority stands
    "changed",  # what moved beyond chance in the newest month
    "priorities",  # each priority: board table, trends, actions, targets
    "targets",  # the targets of all priorities
    "wards",  # wards by some measures
    "boroughs",  # boroughs by some measures
    "outputs",  # what impact days left behind, by period
    "verdicts",  # whether impact days worked
    "evidence",  # printed figures that differ from what is recomputed
    "caveats",  # how far the figures carry
]
Form = Literal["pdf", "pptx", "xlsx", "html"]
FORMS: dict[Form, str] = {"pdf": "PDF", "pptx": "PowerPoint", "xlsx": "Excel", "html": "Web page"}
MIME: dict[Form, str] = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
}


@dataclass(frozen=True)
class PackPart:
    """One part of a pack; what does not belong to its kind is empty.

    `trends` is how many measures of each priority are drawn, `months` how many of their months, 0 for the usual.
    """

    kind: PartKind
    title: str
    indicators: tuple[str, ...]
    trends: int
    months: int


@dataclass(frozen=True)
class Pack:
    """One pack as content; `meeting` is the id of the meeting it is for, empty for none.

    `audiences` are the roles that may make it; the public is none of them.
    """

    id: str
    name: str
    about: str
    marking: str
    audiences: tuple[str, ...]
    meeting: str
    parts: tuple[PackPart, ...]

    @property
    def deed(self) -> Deed:
        """What somebody must be allowed to do to make it."""
        return "make packs" if "board" in self.audiences else "see restricted"
