"""Our own rows of a table of counts while they are checked together; what fails is a reject by its line."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sbp.errors import SbpError
from sbp.ingest.met_labels import Pair
from sbp.model import Reject

LONGEST_COUNT_DIGITS = 7  # the whole of London records about 80,000 offences a month
LEAST_SHARE_OF_VINTAGE = 0.9  # strays are rejected one by one; with more of them, no vintage is the file's own


def are_renamed(strange: Collection[str], absent: Collection[str]) -> bool:
    """Tell whether codes that are in no vintage held can be those of the wards without a row: not more than these."""
    return 0 < len(strange) <= len(absent)


@dataclass
class OwnRows:
    """Our own rows (line, area code, label pair, further cells) and the rejects of the whole file.

    `lost` are the label pairs of which a row of ours holds counts that could not be used: their sums are too low.
    `contradicted` are rows that came before with other counts.
    """

    lines: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    cells: list[list[Any]] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    lost: set[Pair] = field(default_factory=set)
    contradicted: list[tuple[str, Pair, list[Any]]] = field(default_factory=list)

    def add(self, line: int, code: str, pair: Pair, cells: list[Any]) -> None:
        """Take in one row."""
        self.lines.append(line)
        self.codes.append(code)
        self.pairs.append(pair)
        self.cells.append(cells)

    def hold_to_one_vintage(self, wards: dict[str, frozenset[str]], column: str, name: str) -> str:
        """Reject strays of another ward vintage and return the file's own; "" where no row is a ward's.

        Args:
            wards: the ward codes of each vintage.
            column: the column of codes, named in rejects.
            name: the file, named in the refusal.

        Raises:
            SbpError: no vintage clearly holds the file.
        """
        vintage_of = {code: vintage for vintage, codes in wards.items() for code in codes}
        found = [vintage_of.get(code, "") for code in self.codes]
        by_vintage = Counter(vintage for vintage in found if vintage)
        if not by_vintage:
            return ""
        most, times = by_vintage.most_common(1)[0]
        if times < LEAST_SHARE_OF_VINTAGE * by_vintage.total():
            first = {vintage: self.lines[found.index(vintage)] for vintage in by_vintage}
            seen = " and ".join(f"of {vintage} (line {line})" for vintage, line in sorted(first.items()))
            remedy = "load a file whose wards are all of one vintage"
            raise SbpError(f"The file mixes ward codes {seen} and declares neither", name, remedy)
        reason = f"The code is of the wards of another year than the file's own, those of {most}"
        strays = [vintage not in (most, "") for vintage in found]
        self.lost.update(pair for pair, stray in zip(self.pairs, strays, strict=True) if stray)
        self._reject(
            [(reason, column, code) if stray else None for code, stray in zip(self.codes, strays, strict=True)]
        )
        return most

    def reject_labels_outside(self, known: dict[Pair, str], column: str) -> None:
        """Reject rows whose label pair is not declared."""
        reason = "The category is not one that we know"
        self.lost.update(set(self.pairs).difference(known))
        self._reject([None if pair in known else (reason, column, " / ".join(pair)) for pair in self.pairs])

    def reject_repeats(self, key_cells: int = 0) -> None:
        """Reject a second row of the same area, labels and first `key_cells` cells: adding it would count twice.

        Where it holds other counts than the first, nobody can tell which are right, and both count as not usable.
        """
        first: dict[tuple, tuple[int, list[Any]]] = {}
        reason = "A row of the same area, category and period came before"
        faults: list[tuple[str, str, str] | None] = []
        for line, code, pair, cells in zip(self.lines, self.codes, self.pairs, self.cells, strict=True):
            earlier, before = first.setdefault((code, pair, *cells[:key_cells]), (line, cells))
            shown = f"{code}, {' / '.join(pair)}, as on line {earlier}"
            faults.append((reason, "", shown) if earlier != line else None)
            if cells != before:
                self.lost.add(pair)
                self.contradicted.append((code, pair, cells))
        self._reject(faults)

    def counts(self, columns: list[str]) -> np.ndarray:
        """Return the cells as counts (rows by columns); a row with a cell that is no whole number is rejected.

        Args:
            columns: the cells' headings, for rejects.
        """
        cells = np.array(self.cells, dtype=str).reshape(-1, len(columns))
        sound = np.char.isdecimal(cells) & (np.char.str_len(cells) <= LONGEST_COUNT_DIGITS)
        reason = "The count is not a whole number"
        worst = np.argmin(sound, axis=1)
        stays = sound.all(axis=1)
        self.lost.update(pair for pair, fine in zip(self.pairs, stays, strict=True) if not fine)
        faults = [
            None if fine else (reason, columns[place], str(row[place]))
            for fine, place, row in zip(stays, worst, cells, strict=True)
        ]
        self._reject(faults)
        return cells[stays].astype(np.int64)

    def _reject(self, faults: list[tuple[str, str, str] | None]) -> None:
        """Turn the rows with a fault (reason, column, value) into rejects."""
        for line, fault in zip(self.lines, faults, strict=True):
            if fault:
                self.rejects.append(Reject(line, *fault))
        stays = [fault is None for fault in faults]
        for name in ("lines", "codes", "pairs", "cells"):
            rows = getattr(self, name)
            setattr(self, name, [row for row, fine in zip(rows, stays, strict=True) if fine])
