"""Which file speaks for a unit that is replaced as a whole, such as one police force's month.

Rows without a key cannot be merged, so of two files that hold the same unit one is taken whole: the one loaded later,
unless it holds fewer than half of the rows held. Then it may be a part or a stub, and a person is asked.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sbp import months
from sbp.inbox_model import LEAST_SHARE_OF_HELD

FEWEST_TO_JUDGE = 10  # with fewer rows held, a fall by half is no rarity


@dataclass(frozen=True)
class Candidate:
    """One file's (or one download's) rows of a unit: `files` are its file ids, `order` says which comes later."""

    unit: str
    month: date
    files: frozenset[int]
    rows: int
    order: tuple


@dataclass(frozen=True)
class Choice:
    """The candidates that speak for their units, and those kept out as too small, each with the one that was held."""

    winners: tuple[Candidate, ...]
    quarantined: tuple[tuple[Candidate, Candidate], ...]


def choose(candidates: Iterable[Candidate]) -> Choice:
    """Choose one candidate for each unit and month."""
    by_unit: dict[tuple[str, date], list[Candidate]] = defaultdict(list)
    for each in candidates:
        by_unit[each.unit, each.month].append(each)
    winners, quarantined = [], []
    for rivals in by_unit.values():
        first, *later = sorted(rivals, key=lambda each: each.order)
        held = first
        for each in later:
            if held.rows >= FEWEST_TO_JUDGE and each.rows < held.rows * LEAST_SHARE_OF_HELD:
                quarantined.append((each, held))
            else:
                held = each
        winners.append(held)
    return Choice(tuple(winners), tuple((each, held) for each, held in quarantined))


def warnings(choice: Choice, names: dict[int, str], in_words: Callable[[str], str] = str) -> dict[int, list[str]]:
    """Say for each file which of its units were kept out, in one sentence a unit kind.

    Args:
        choice: what was chosen.
        names: the files by their ids.
        in_words: what to call a unit; its own name unless given.
    """
    kept_out: dict[tuple[int, str], list[tuple[Candidate, Candidate]]] = defaultdict(list)
    for each, held in choice.quarantined:
        for file_id in each.files:
            kept_out[file_id, each.unit].append((each, held))
    found: dict[int, list[str]] = defaultdict(list)
    for (file_id, unit), pairs in sorted(kept_out.items()):
        each, held = min(pairs, key=lambda pair: pair[0].month)
        others = f" and {len(pairs) - 1} later" if len(pairs) > 1 else ""
        found[file_id].append(
            f"{in_words(unit)}, {months.text(each.month)}{others}, kept out: {each.rows:,} rows where "
            f"{names[min(held.files)]} holds {held.rows:,}. Is this a part, or a stub?"
        )
    return dict(found)
