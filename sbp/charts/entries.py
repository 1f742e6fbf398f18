"""Wards and boroughs alike, as the charts of standing draw them: a name, a rate, and where it stands."""

from dataclasses import dataclass

from sbp.model import WardTable
from sbp.profiles import BoroughTable
from sbp.standing import Standing


@dataclass(frozen=True)
class Entry:
    """One place on a chart; `is_chosen` is drawn heavily, `is_marked` (a similar borough) is told from the rest."""

    code: str
    name: str
    residents: int
    rate: float
    standing: Standing
    is_chosen: bool
    is_marked: bool


def of_wards(table: WardTable, selected: str | None = None) -> tuple[Entry, ...]:
    """Return the wards that have a standing, highest rate first."""
    entries = [
        Entry(
            row.area.code, row.area.name, row.area.residents, row.rate_per_1000, row.standing,
            row.area.code == selected, False,
        )
        for row in table.rows
        if row.standing and row.area.residents and row.rate_per_1000 is not None
    ]  # fmt: skip
    return _ordered(entries)


def of_boroughs(table: BoroughTable) -> tuple[Entry, ...]:
    """Return the boroughs that have a standing, highest rate first; ours is chosen, similar ones are marked."""
    entries = [
        Entry(
            row.area.code, row.area.name, row.area.residents, row.rate_per_1000, row.standing,
            row.is_own, row.is_similar,
        )
        for row in table.rows
        if row.standing and row.area.residents and row.rate_per_1000 is not None
    ]  # fmt: skip
    return _ordered(entries)


def _ordered(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (-entry.rate, entry.name)))
