"""Which file speaks for a unit that is replaced as a whole, such as one police force's month.

Rows without a key cannot be merged, so of two files that hold the same unit one is taken whole: the one loaded later,
unless it holds fewer than half of the rows held (of 500 and more, fewer than nine tenths). Then it may be a part or a
stub, and a person is asked. Nor does a file of which rows could not be used take the place of one that holds the unit
whole.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sbp import months
from sbp.inbox_model import least_share

FEWEST_TO_JUDGE = 10  # with fewer rows held, a fall by half is no rarity


@dataclass(frozen=True)
class Candidate:
    """One file's (or one download's) rows of a unit: `files` are its file ids, `order` says which comes later.

    `is_whole` is False where rows of the unit could not be used.
    """

    unit: str
    month: date
    files: frozenset[int]
    rows: int
    order: tuple
    is_whole: bool = True


@dataclass(frozen=True)
class Choice:
    """The candidates that speak for their units, and those kept out, each with the one that was held.

    Kept out are those too small, and those broken: rows of them could not be used.
    """

    winners: tuple[Candidate, ...]
    quarantined: tuple[tuple[Candidate, Candidate], ...]
    broken: tuple[tuple[Candidate, Candidate], ...] = ()


def choose(candidates: Iterable[Candidate]) -> Choice:
    """Choose one candidate for each unit and month."""
    by_unit: dict[tuple[str, date], list[Candidate]] = defaultdict(list)
    for each in candidates:
        by_unit[each.unit, each.month].append(each)
    winners, quarantined, broken = [], [], []
    for rivals in by_unit.values():
        first, *later = sorted(rivals, key=lambda each: each.order)
        held = first
        for each in later:
            if held.rows >= FEWEST_TO_JUDGE and each.rows < held.rows * least_share(held.rows):
                quarantined.append((each, held))
            elif held.is_whole and not each.is_whole:
                broken.append((each, held))
            else:
                held = each
        winners.append(held)
    return Choice(tuple(winners), tuple(quarantined), tuple(broken))


def warnings(choice: Choice, names: dict[int, str], in_words: Callable[[str], str] = str) -> dict[int, list[str]]:
    """Say for each file which of its units were kept out, in one sentence a unit kind.

    Args:
        choice: what was chosen.
        names: the files by their ids.
        in_words: what to call a unit; its own name unless given.
    """
    found: dict[int, list[str]] = defaultdict(list)
    for kept_out, is_small in ((choice.quarantined, True), (choice.broken, False)):
        by_unit: dict[tuple[int, str], list[tuple[Candidate, Candidate]]] = defaultdict(list)
        for each, held in kept_out:
            for file_id in each.files:
                by_unit[file_id, each.unit].append((each, held))
        for (file_id, unit), pairs in sorted(by_unit.items()):
            each, held = min(pairs, key=lambda pair: pair[0].month)
            listed = months.from_first(one.month for one, _ in pairs)
            other = names[min(held.files)]
            small = f"{each.rows:,} rows where {other} holds {held.rows:,}. Is this a part, or a stub?"
            reason = small if is_small else f"rows could not be used, and {other} holds the whole month"
            found[file_id].append(f"{in_words(unit)}, {listed}, kept out: {reason}")
    return dict(found)
