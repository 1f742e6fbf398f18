"""The files that were taken in: what is known of each, who did what with it, and what a build without it would lose."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from sbp import settings

HELD_FOLDER = "held"
TOOK: Literal["taken"] = "taken"
ASIDE: Literal["set aside"] = "set aside"
BACK: Literal["brought back"] = "brought back"
DONE = (TOOK, ASIDE, BACK)
LEAST_SHARE_OF_HELD = 0.5  # a month that falls by more than half against the one held is asked about, not swapped in
LARGE, LEAST_SHARE_OF_LARGE = 500, 0.9  # a publisher revises so many by a few in a hundred


def least_share(held: float) -> float:
    """Return the share of the count held below which a newer one is asked about, not swapped in."""
    return LEAST_SHARE_OF_LARGE if held >= LARGE else LEAST_SHARE_OF_HELD


@dataclass(frozen=True)
class Held:
    """One file of the inbox: its place in the order of loading, its own name, and where it lies."""

    sequence: int
    sha256: str
    name: str
    file: str
    bytes: int
    loaded_on: str
    format: str

    @property
    def path(self) -> Path:
        """Return where the file lies."""
        return settings.inbox_dir() / HELD_FOLDER / self.file

    @property
    def retrieved(self) -> date:
        """Return the day on which it was loaded."""
        return date.fromisoformat(self.loaded_on)


@dataclass(frozen=True)
class Note:
    """What somebody did with a file (one of `DONE`), the moment in UTC as ISO text, who, and why."""

    did: str
    sha256: str
    at: str
    who: str
    reason: str = ""

    @property
    def day(self) -> date:
        """Return the day on which it was done."""
        return date.fromisoformat(self.at[:10])

    @property
    def told(self) -> str:
        """Say when, by whom and why, to stand behind what was done."""
        why = f": {self.reason}" if self.reason else ""
        return f"on {self.day.day} {self.day:%b %Y} by {self.who}{why}"


@dataclass(frozen=True)
class Taken:
    """A file of the inbox, who took it in (None: not noted), and the note of its being set aside, while it is."""

    file: Held
    took: Note | None = None
    aside: Note | None = None


@dataclass(frozen=True)
class Listed:
    """A file as people choose it: the source it is of, and what the newest kept version that holds it says of it.

    `rows` is None where no kept version holds it; `fault` is why it could not be read; `is_in_use` is whether the
    version in use holds it.
    """

    taken: Taken
    source: str
    first_month: date | None
    last_month: date | None
    rows: int | None
    fault: str
    is_in_use: bool


@dataclass(frozen=True)
class Inbox:
    """All files that were taken: those of the next build and those set aside.

    `public` names the files set aside that the published figures still rest on.
    """

    files: tuple[Listed, ...]
    aside: tuple[Listed, ...]
    public: tuple[str, ...]


@dataclass(frozen=True)
class Loss:
    """What one file says in the version in use, of one data set: months that no other file holds, and who speaks then.

    `then` are other files by name, each with the months for which it would speak.
    """

    name: str
    source: str
    what: str
    lost: tuple[date, ...]
    then: tuple[tuple[str, tuple[date, ...]], ...]


@dataclass(frozen=True)
class Effect:
    """What the next build would lose with some files set aside.

    Args:
        losses: by file and data set.
        without_months: files that hold places or undated figures: name, source, how many files of it would be left.
        silent: files that say nothing in the version in use, because others speak for all their months.
        unbuilt: files of which the version in use holds nothing: taken since it was built, or not to be read.
        unknown: files of which that version, made by an older program, does not say what they speak for.
        is_last: whether no file would be left, so that the next build would show the demonstration borough.
    """

    losses: tuple[Loss, ...]
    without_months: tuple[tuple[str, str, int], ...]
    silent: tuple[str, ...]
    unbuilt: tuple[str, ...]
    unknown: tuple[str, ...]
    is_last: bool
