"""Where a day is needed: weighted incidents to expect in each ward and month, and how firmly that can be said."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from sbp import months
from sbp.answers import doubts, version, ward_panel
from sbp.answers.ward_panel import Panel
from sbp.content import Content
from sbp.errors import SbpError
from sbp.impact_model import ImpactContent, Settings
from sbp.planning_model import Missing, Need, WardNeed
from sbp.stats import demand, expected
from sbp.store.queries import Connection

# Other reasonable ways of making need: half and double the memory, a shorter and a longer past.
MEMORIES = (0.5, 1.0, 2.0)
PASTS = (2 / 3, 1.0, 4 / 3)


@dataclass(frozen=True)
class _Part:
    """One measure's share of need: its season, and each ward's average month in every way of making it."""

    season: np.ndarray
    levels: np.ndarray
    stated: np.ndarray


def default_weights(impact: ImpactContent) -> dict[str, float]:
    """Return the weight of each measure that the content names, zero for those not addressed."""
    return {each.indicator: each.weight if each.addressed else 0.0 for each in impact.issues}


def of(
    con: Connection, content: Content, impact: ImpactContent, weights: dict[str, float], last: date | None = None
) -> Need:
    """Answer where days are needed in each month of the calendar.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        impact: the content on impact days.
        weights: how much one incident of each measure counts; zero leaves it out.
        last: the last month to look at; None for all.

    Raises:
        SbpError: no measure with a weight holds enough months by ward.
    """
    facts = version.facts(con)
    newest = last or facts.last_month
    if newest is None:
        raise SbpError("There is no month to make need from", "", "loading data first")
    wanted = [each for each, weight in weights.items() if weight > 0]
    panel = ward_panel.read(con, content, wanted, newest)
    return from_panel(panel, content, impact.settings, weights, facts.id)


def from_panel(
    panel: Panel, content: Content, settings: Settings, weights: dict[str, float], data_version: str
) -> Need:
    """Make need from a panel; see `of`. The panel's last month counts as the newest."""
    missing = tuple(
        Missing(each, content.indicators[each].name, reason)
        for each in panel.values
        if (reason := _why_missing(panel, content, settings, each))
    )
    left_out = {each.indicator for each in missing}
    held = {each: weights[each] for each in panel.values if each not in left_out}
    if not held:
        told = "; ".join(f"{each.name}: {each.reason}" for each in missing) or "no measure has a weight"
        raise SbpError(f"Need cannot be made ({told})", "impact days", "giving another measure a weight")
    parts = {each: _part(panel, settings, each) for each in held}
    stated, others = _ways(parts, held)
    firm = demand.stability(stated, others)
    wards = [_ward(panel, parts, held, place, float(firm[place])) for place in range(len(panel.wards))]
    first = panel.months[max(len(panel.months) - settings.history_months, 0)]
    return Need(
        wards=tuple(sorted(wards, key=lambda ward: -ward.total)),
        weights=dict(weights),
        first_month=first,
        last_month=panel.months[-1],
        last_months={each: month for each in held if (month := panel.last_month(each))},
        missing=missing,
        choices=len(others),
        data_version=data_version,
    )


def _why_missing(panel: Panel, content: Content, settings: Settings, indicator_id: str) -> str:
    if not doubts.may_show(content.indicators[indicator_id], "ward"):
        return "it is not given by ward"
    last = panel.last_month(indicator_id)
    if last is None:
        return "no month of it is held for all wards"
    if months.distance(last, panel.months[-1]) >= settings.oldest_months:
        return f"it ends with {last:%B %Y}, too long ago to plan by"
    usable = np.isfinite(panel.values[indicator_id]).all(axis=0) & ~panel.exceptional
    if usable[-settings.history_months :].sum() < settings.window_months:
        return f"fewer than {settings.window_months} usable months of it are held"
    return ""


def _part(panel: Panel, settings: Settings, indicator_id: str) -> _Part:
    counts = panel.values[indicator_id]
    usable = ~panel.exceptional
    season = demand.season(counts.sum(axis=0), panel.months, usable)
    spread = expected.fit_dispersion(counts, panel.months, panel.exceptional).dispersion
    usual = float(np.nanmean(spread)) if np.isfinite(spread).any() else 1.0
    spread = np.where(np.isfinite(spread), spread, usual)

    def level(memory: float, past: float) -> np.ndarray:
        """Return the levels that a memory and a share of the past give."""
        reach = np.arange(len(panel.months)) >= len(panel.months) - round(settings.history_months * past)
        half_life = settings.half_life_months * memory
        return demand.levels(counts, panel.months, usable & reach, season, half_life, panel.residents, spread)

    ways = np.stack([level(memory, past) for memory in MEMORIES for past in PASTS])
    stated = level(1.0, 1.0)
    return _Part(season, np.where(np.isfinite(ways), ways, stated), stated)


def _ways(parts: dict[str, _Part], weights: dict[str, float]) -> tuple[np.ndarray, np.ndarray]:
    """Return need as stated and in every other way: each memory and past, with all measures and with each left out."""
    stated = np.sum([weights[each] * part.stated for each, part in parts.items()], axis=0)
    whole = np.sum([weights[each] * part.levels for each, part in parts.items()], axis=0)
    without = [whole - weights[each] * part.levels for each, part in parts.items()] if len(parts) > 1 else []
    return stated, np.concatenate([whole, *without])


def _ward(panel: Panel, parts: dict[str, _Part], weights: dict[str, float], place: int, firm: float) -> WardNeed:
    issues = {each: weights[each] * part.stated[place] * part.season for each, part in parts.items()}
    whole = np.sum(list(issues.values()), axis=0) * firm
    ward = panel.wards[place]
    told = {each: tuple(map(float, values)) for each, values in issues.items()}
    return WardNeed(ward.code, ward.name, tuple(map(float, whole)), told, firm)
