"""One indicator in every ward at once, as sums of 12 months on one scale."""

from datetime import date

import numpy as np

from sbp.answers import areas, comparing, doubts, indicators
from sbp.content import Content
from sbp.content.indicators import PER_RESIDENTS
from sbp.model import Area, Break, Point
from sbp.profiles import EveryWard, WardRun
from sbp.stats import rolling
from sbp.store import place_queries
from sbp.store.queries import Connection

YEAR = 12
PER = 1000


def series(con: Connection, content: Content, indicator_id: str, vintage: str) -> EveryWard:
    """Answer how an indicator moved in every ward of one set of boundaries.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        indicator_id: one of `content.indicators`.
        vintage: id of the ward boundaries.

    Returns:
        Wards by name, each with one point for each month from the first in which any ward has 12 months behind it to
        the last; None where one of the 12 is missing, or a break that refuses lies among them. Rates where every ward's
        residents are known and the measure is one per resident, else counts. Without any month there are no wards.

    Raises:
        UsageError: unknown indicator or vintage.
    """
    indicator = indicators.find(content, indicator_id)
    boundaries = areas.vintage(content, vintage)
    wards = [each for each in areas.all(con) if each.kind == "ward" and each.vintage == boundaries.id]
    held = place_queries.ward_months(con, indicator.id, vintage) if doubts.may_show(indicator, "ward") else {}
    spanned = sorted({month for rows in held.values() for month, _ in rows})
    counts = _counts(held, wards, len(spanned), {month: at for at, month in enumerate(spanned)})
    breaks = content.breaks_for(indicator, "ward")
    sums = _sums(counts, spanned, breaks)
    known = np.flatnonzero(np.isfinite(sums).any(axis=0)) if sums.size else []
    if not len(known):
        return EveryWard((), (), False, (), ())
    shown = slice(int(known[0]), int(known[-1]) + 1)
    sums, ends = sums[:, shown], spanned[YEAR - 1 :][shown]
    residents = [each.residents for each in wards]
    is_rate = indicator.per == PER_RESIDENTS and all(residents)
    sizes = np.array([(each or 0) / PER if is_rate else 1.0 for each in residents])
    return EveryWard(
        wards=tuple(WardRun(ward, _points(ends, row)) for ward, row in zip(wards, sums / sizes[:, None], strict=True)),
        together=_points(ends, sums.sum(axis=0) / sizes.sum()),
        is_rate=is_rate,
        breaks=tuple(each for each in breaks if ends[0] <= each.day <= ends[-1]),
        events=tuple(each for each in content.events if each.last >= ends[0] and each.first <= ends[-1]),
    )


def _counts(
    held: dict[str, list[tuple[date, float | None]]], wards: list[Area], months: int, places: dict[date, int]
) -> np.ndarray:
    """Return one row for each ward and one column for each month, NaN where nothing was supplied."""
    counts = np.full((len(wards), months), np.nan)
    for at, ward in enumerate(wards):
        for month, value in held.get(ward.code, ()):
            counts[at, places[month]] = np.nan if value is None else value
    return counts


def _sums(counts: np.ndarray, spanned: list[date], breaks: tuple[Break, ...]) -> np.ndarray:
    """Add up 12 months to each month from the twelfth on, NaN where they are not held or not to be added."""
    if len(spanned) < YEAR:
        return np.empty((0, 0))
    sums = np.array([rolling.rolling_sum(each, YEAR) for each in counts])
    parted = [bool(comparing.not_added(breaks, month, YEAR)) for month in spanned[YEAR - 1 :]]
    return np.where(parted, np.nan, sums)


def _points(ends: list[date], values: np.ndarray) -> tuple[Point, ...]:
    return tuple(
        Point(month, None if np.isnan(value) else float(value)) for month, value in zip(ends, values, strict=True)
    )
