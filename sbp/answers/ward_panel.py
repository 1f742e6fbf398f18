"""Several measures over all wards of one vintage, month by month, as arrays: what need and outcomes are made of."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from sbp import months
from sbp.answers import areas, doubts
from sbp.content import Content
from sbp.model import Area
from sbp.store import impact_queries, place_queries
from sbp.store.queries import Connection

FIRST_EVER = date(1990, 1, 1)


@dataclass(frozen=True)
class Panel:
    """`values`: by indicator, (wards, months) with NaN where not supplied; `near`: (wards, wards), who adjoins whom."""

    wards: tuple[Area, ...]
    months: tuple[date, ...]
    values: dict[str, np.ndarray]
    near: np.ndarray
    exceptional: np.ndarray

    @property
    def codes(self) -> list[str]:
        """The wards' codes, in the order of the rows."""
        return [ward.code for ward in self.wards]

    @property
    def residents(self) -> np.ndarray:
        """Residents of each ward; where a count is missing, the mean of the others, or 1 where none is held."""
        held = np.array([ward.residents or np.nan for ward in self.wards], dtype=float)
        usual = float(np.nanmean(held)) if np.isfinite(held).any() else 1.0
        return np.where(np.isfinite(held), held, usual)

    def at(self, month: date) -> int:
        """Return the column of a month; it may lie outside the panel."""
        return months.distance(self.months[0], month)

    def total(self, indicators: tuple[str, ...]) -> np.ndarray:
        """Add up measures; a month in which one of them was not supplied has no sum."""
        return np.sum([self.values[each] for each in indicators], axis=0)

    def last_month(self, indicator_id: str) -> date | None:
        """Return the last month in which all wards hold a measure, None for none."""
        held = np.flatnonzero(np.isfinite(self.values[indicator_id]).all(axis=0))
        return self.months[held[-1]] if len(held) else None


def read(con: Connection, content: Content, indicator_ids: list[str], last: date) -> Panel:
    """Read measures for the wards in force, from the first month held up to `last`.

    Measures that may not be shown by ward hold no month.
    """
    vintage = content.borough.vintages[-1].id
    wards = tuple(each for each in areas.all(con) if each.kind == "ward" and each.vintage == vintage)
    shown = [each for each in indicator_ids if doubts.may_show(content.indicators[each], "ward")]
    rows = impact_queries.ward_panel(con, shown, vintage, FIRST_EVER, last)
    first = min((row.month for row in rows if row.value is not None), default=last)
    run = tuple(months.span(first, last))
    row_of = {ward.code: place for place, ward in enumerate(wards)}
    values = {each: np.full((len(wards), len(run)), np.nan) for each in indicator_ids}
    for row in rows:
        if row.value is not None and row.month >= first:
            values[row.indicator_id][row_of[row.area_code], months.distance(first, row.month)] = row.value
    near = np.zeros((len(wards), len(wards)), dtype=bool)
    for one, other in place_queries.neighbours(con, vintage):
        near[row_of[one], row_of[other]] = True
    return Panel(wards, run, values, near, np.array([_is_exceptional(content, month) for month in run]))


def _is_exceptional(content: Content, month: date) -> bool:
    return any(event.exceptional and event.first <= month <= event.last for event in content.events)
