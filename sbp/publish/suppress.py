"""Which counts of protected measures are withheld, and what is published in place of the others.

Small counts are withheld first. Then the attack is run on what would be left; wherever it finds a withheld count too
narrowly known, one more count of the same measure and month is withheld, the smallest first, until it finds none.
"""

from dataclasses import dataclass
from datetime import date

from sbp.errors import SbpError
from sbp.publish.bounds import Attack, Pinned, Statement
from sbp.publish.ground import Ground, Key
from sbp.publish.shield import is_small, reading, rounded
from sbp.publishing_model import Shield

MOST_ROUNDS = 60


@dataclass(frozen=True)
class Shown:
    """One figure as it is published, in the columns of the file: None with a note where it is withheld."""

    indicator_id: str
    area_code: str
    month_start_date: date
    value: float | None
    note: str


@dataclass(frozen=True)
class Released:
    """What is published of one data set, and how many counts were withheld because of others."""

    rows: tuple[Shown, ...]
    small: int
    beside: int


def release(ground: Ground, vintage: str, shield: Shield, known: list[Statement], wards: frozenset[str]) -> Released:
    """Decide what is published of a data set's protected measures.

    Args:
        ground: the data set's unknowns and their truth.
        vintage: id of the ward boundaries in force, the only ones that protected measures are given on.
        shield: the rule.
        known: what is known beside, such as earlier publications.
        wards: the wards of that vintage.

    Raises:
        SbpError: no choice of counts to withhold keeps the small ones safe.
    """
    own = {each.id for each in ground.protected}
    offered = {
        key: value
        for key, value in ground.truth.measures.items()
        if key[0] in own and (key[1] == ground.borough or key[1] in wards)
    }
    hidden, found = _hidden(ground, offered, shield, known)
    if found:
        raise SbpError(
            f"{len(found)} small counts cannot be kept from the public, the first: {found[0].name}, which lies "
            f"between {found[0].low:g} and {found[0].high:g} by {'; '.join(found[0].by)}",
            f"ward boundaries of {vintage}",
            "do not publish this measure, or publish it for the borough only (data/indicators)",
        )
    rows = tuple(
        Shown(*key, None, shield.withheld) if key in hidden else Shown(*key, rounded(value, shield), "")
        for key, value in sorted(offered.items())
    )
    small = sum(is_small(value, shield) for value in offered.values())
    return Released(rows, small, len(hidden) - small)


def _hidden(
    ground: Ground, offered: dict[Key, float], shield: Shield, known: list[Statement]
) -> tuple[set[Key], tuple[Pinned, ...]]:
    """Return the counts to withhold, and the small ones that are known too narrowly all the same."""
    hidden = {key for key, value in offered.items() if is_small(value, shield)}
    beside = [*ground.assumed(), *known]
    targets = ground.targets(shield)
    for _ in range(MOST_ROUNDS):
        shown = {key: rounded(value, shield) for key, value in offered.items() if key not in hidden}
        said = [statement(ground, key, value, shield) for key, value in shown.items()]
        found = Attack(ground.size, [*said, *beside]).pinned(targets)
        more = {chosen for each in found if (chosen := _beside(ground, each, offered, hidden))}
        if not more:
            break
        hidden |= more
    return hidden, found


def statement(ground: Ground, key: Key, shown: float, shield: Shield) -> Statement:
    """Return what one published figure says."""
    low, high = reading(shown, shield)
    name = next(each.name for each in ground.indicators if each.id == key[0])
    words = f"{name}, {ground.names[key[1]]}, {key[2]:%Y-%m}: {shown:g}"
    return Statement(words, tuple((cell, 1.0) for cell in ground.cells(key[0], key[1], [key[2]])), low, high)


def _beside(ground: Ground, pinned: Pinned, offered: dict[Key, float], hidden: set[Key]) -> Key | None:
    """Return the count to withhold next for a pinned one: of its month, above zero before zero, the smallest first."""
    months = {ground.months[cell % len(ground.months)] for cell in pinned.cells}
    choices = [key for key in offered if key[2] in months and key not in hidden]
    ordered = sorted(choices, key=lambda key: (key[1] == ground.borough, offered[key] == 0, offered[key], key))
    return ordered[0] if ordered else None
