"""Why a measure moved: its change of a year taken apart by category or ward, and what chance may give each part."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from sbp import months
from sbp.answers import areas, comparing, signals
from sbp.answers.comparing import Window
from sbp.answers.indicators import YEAR
from sbp.content import Content
from sbp.content.breaks import first_month_after
from sbp.model import Area, Interval, Result
from sbp.stats import contributions, expected
from sbp.store import category_queries, place_queries, queries
from sbp.store.queries import Connection
from sbp.watching import ChangePart, ChangeParts

CATEGORY, WARD = "category", "ward"
EVERY = ("*",)
LABELS_CHANGED = "Labels that the publisher used in part of these months"
NOT_TOLD_APART = "Not told apart by category"
NO_WARD = "No ward recorded, and files of different dates"
NOT_HELD = "counts by category are not held here"
OPEN = "open"
MEMORY = 96  # months: the model uses 60, and an exceptional spell may lie among them
SMALLEST = 50  # of both years together: what is smaller is chance whichever way it is taken apart


class _Part(NamedTuple):
    """One part: its name, its counts of both windows, its variance over mean (NaN: not judged), the area's code."""

    name: str
    latest: float
    earlier: float
    dispersion: float
    code: str = ""


def by_category(con: Connection, content: Content, result: Result) -> ChangeParts:
    """Take a series' latest change apart by what it counts.

    Args:
        con: the connection that gave `result`.
        content: the content that explains it.
        result: the series; its change is of the latest 12 months against the 12 before.

    Returns:
        Parts that add up to the change: groups of categories where the measure counts all of them, else its categories;
        those whose label was in use in part of the months stand together, because their own change would be the
        publisher's. Without parts `reason` says why.
    """
    reason = _refusal(result)
    if not reason and result.area.kind == WARD and result.indicator.sensitivity != OPEN:
        reason = "counts by category are too small to show by ward"
    if reason:
        return _none(CATEGORY, result, reason)
    recent = replace(result, points=result.points[-MEMORY:])
    counted = _counted(con, content, recent)
    if len(counted) < 2:
        return _none(CATEGORY, result, "this measure is held as one category" if counted else NOT_HELD)
    names, values = list(counted), np.array(list(counted.values()))
    spread = _dispersions(recent, values)
    latest, earlier = np.nansum(values[:, -YEAR:], axis=1), np.nansum(values[:, -2 * YEAR : -YEAR], axis=1)
    parts = [_Part(*each) for each in zip(names, latest, earlier, spread, strict=True)]
    return _taken_apart(CATEGORY, result, parts, NOT_TOLD_APART)


def by_ward(con: Connection, content: Content, result: Result) -> ChangeParts:
    """Take the borough's latest change apart by ward; arguments as of `by_category`.

    Returns:
        Wards of one set of boundaries, the newest that holds all months, and what the borough's own file holds beyond
        them. Without parts `reason` says why.
    """
    reason = _refusal(result) or ("a ward is taken apart by category only" if result.area.kind == WARD else "")
    window = None if reason else comparing.window_of(result.points[-1].month, YEAR)
    if window is None:
        return _none(WARD, result, reason)
    broken = [each for each in content.breaks_for(result.indicator, "ward") if each.effect == "refuse"]
    if any(window.holds(each) for each in broken):
        return _none(WARD, result, "ward figures are not compared across a break in these months")
    for vintage in reversed(content.borough.vintages):
        alike = [each for each in areas.all(con) if each.kind == WARD and each.vintage == vintage.id]
        parts = _wards(con, result, alike, window)
        if parts:
            found = _taken_apart(WARD, result, parts, NO_WARD)
            return replace(found, against=_against(con, vintage.id, found))
    return _none(WARD, result, "no one set of ward boundaries holds all of these months")


def _refusal(result: Result) -> str:
    change = result.change
    if change.ratio is None or change.latest is None or change.previous is None:
        return result.reason or change.reason
    if change.latest + change.previous < SMALLEST:
        return f"too few to take apart: {change.latest:,} after {change.previous:,}"
    return ""


def _none(kind: str, result: Result, reason: str) -> ChangeParts:
    return ChangeParts(kind, result.change, result.points[-1].month if result.points else None, (), reason)


def _taken_apart(kind: str, result: Result, parts: Sequence[_Part], rest: str) -> ChangeParts:
    """Judge all parts together, name what is left of the whole, and put the largest change first."""
    latest, earlier, spread = (np.array(column, dtype=float) for column in list(zip(*parts, strict=True))[1:4])
    found = contributions.contributions(latest, earlier, spread)
    judged = [
        ChangePart(
            part.name,
            round(part.latest),
            round(part.earlier),
            Interval(float(low), float(high), contributions.LEVEL) if np.isfinite(low) else None,
            part.code,
        )
        for part, low, high in zip(parts, found.low, found.high, strict=True)
    ]
    left = [(total or 0) - round(counts.sum()) for total, counts in (
        (result.change.latest, latest), (result.change.previous, earlier)
    )]  # fmt: skip
    if any(left):
        judged.append(ChangePart(rest, *left, None))
    shown = tuple(sorted(judged, key=lambda each: -abs(each.change)))
    return ChangeParts(kind, result.change, result.points[-1].month, shown)


def _counted(con: Connection, content: Content, result: Result) -> dict[str, np.ndarray]:
    """Return each part's months along the series, NaN where the series or the part has none."""
    indicator, run = result.indicator, [each.month for each in result.points]
    is_all = indicator.categories == EVERY
    known = content.categories
    wanted = [each.id for each in known.values() if each.counts_as == indicator.counts_as]
    asked = wanted if is_all else list(indicator.categories)
    held = _by_category(con, result, asked)
    names = {each: known[each].group if is_all else known[each].name for each in asked}
    year = set(run[-2 * YEAR :])
    if not is_all:
        partly = [each for each in asked if year & held[each].keys() and not year <= held[each].keys()]
        names |= dict.fromkeys(partly if len(partly) > 1 else (), LABELS_CHANGED)
    missing = np.array([each.value is None for each in result.points])
    parts: dict[str, np.ndarray] = {}
    for each in asked:
        values = np.array([held[each].get(month, np.nan) for month in run])
        before = parts.get(names[each], np.full(len(run), np.nan))
        parts[names[each]] = np.where(np.isnan(before), values, before + np.nan_to_num(values))
    shown = {name: np.where(missing, np.nan, values) for name, values in parts.items()}
    return {name: values for name, values in shown.items() if np.nansum(values[-2 * YEAR :]) > 0}


def _by_category(con: Connection, result: Result, asked: list[str]) -> dict[str, dict]:
    dataset = result.indicator.datasets[result.area.kind]
    held: dict[str, dict] = {each: {} for each in asked}
    for row in category_queries.category_months(con, dataset, result.area, result.points[0].month, asked):
        held[row.category_id][row.month] = row.value
    return held


def _dispersions(result: Result, values: np.ndarray) -> np.ndarray:
    """Return each part's variance over mean by the seasonal model, NaN where too few months are held."""
    run = [each.month for each in result.points]
    exceptional = np.array([signals.is_exceptional(result, month) for month in run])
    steps = {
        months.distance(run[0], first_month_after(each)) for each in result.breaks if each.effect in ("step", "refuse")
    }
    inside = sorted(place for place in steps if 0 < place < len(run))
    return expected.fit_dispersion(values, run, exceptional, inside).dispersion


def _wards(con: Connection, result: Result, alike: list[Area], window: Window) -> list[_Part]:
    """Return the wards' parts, none unless each of them holds every month of both years."""
    asked = queries.Windows(window.earlier_first, window.earlier_last, window.first, window.last)
    sums = queries.indicator_windows(con, result.indicator.id, asked)
    models = queries.indicator_models(con, result.indicator.id)
    parts = []
    for ward in alike:
        found = sums.get(ward.code)
        if found is None or min(found.latest_months, found.earlier_months) < window.length:
            return []
        model = models.get(ward.code)
        dispersion = np.nan if model is None or model.dispersion is None else model.dispersion
        parts.append(_Part(ward.name, found.latest, found.earlier, dispersion, ward.code))
    return parts


def _against(con: Connection, vintage: str, found: ChangeParts) -> tuple[tuple[str, str], ...]:
    """Return neighbours of which one clearly rose and the other clearly fell, as where a shop counts has changed."""
    clear = {each.code: each for each in found.parts if each.is_clear}
    pairs = place_queries.neighbours(con, vintage)
    return tuple(
        (clear[one].name, clear[other].name)
        for one, other in pairs
        if one in clear and other in clear and clear[one].change > 0 > clear[other].change
    )
