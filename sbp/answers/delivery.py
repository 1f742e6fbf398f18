"""Everything promised since the first strategy: targets met or missed with the figure, and who promised what."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sbp.answers import strategy
from sbp.answers.strategy import ActionLine
from sbp.content import Content
from sbp.months import business_name
from sbp.store import queries
from sbp.store.queries import Connection
from sbp.strategy_model import Action, Monitor, Strategy, Tally, Target, Thread

Verdict = Literal["met", "missed", "not due yet", "cannot be checked"]
MET, MISSED, NOT_DUE, UNKNOWN = "met", "missed", "not due yet", "cannot be checked"


@dataclass(frozen=True)
class TargetLine:
    """A target with its verdict and why: figures where a source gives them, else what is missing."""

    target: Target
    verdict: Verdict
    why: str


@dataclass(frozen=True)
class Period:
    """One strategy with its lines, as chosen."""

    strategy: Strategy
    actions: tuple[ActionLine, ...]
    targets: tuple[TargetLine, ...]
    monitoring: tuple[Monitor, ...]


def periods(
    con: Connection, content: Content, period_id: str, priority_address: str, partner: str, today: date
) -> tuple[Period, ...]:
    """Return the strategies with the actions, targets and monitoring that fit; an empty choice fits everything.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        period_id: id of a period.
        priority_address: address of a priority; the priorities that continue it, and that it continues, fit as well.
        partner: one of `partners`; targets name no partner, so none fits.
        today: the day by which a target is due.
    """
    wanted = along(content, priority_address)
    found = []
    for each in content.strategies.periods:
        if period_id and each.id != period_id:
            continue
        period = Period(
            strategy=each,
            actions=tuple(
                line
                for line in strategy.actions(each, None)
                if _fits(line.action, wanted) and partner.casefold() in line.action.owner.casefold()
            ),
            targets=tuple(
                _checked(con, content, each, target, today)
                for target in each.targets
                if _fits(target, wanted) and not partner
            ),
            monitoring=tuple(
                watched
                for watched in each.monitoring
                if _fits(watched, wanted) and partner.casefold() in watched.who.casefold()
            ),
        )
        if period.actions or period.targets or period.monitoring:
            found.append(period)
    return tuple(found)


def tally(period: Period) -> Tally:
    """Count what was promised in a period, for how much of it a status is recorded, and what came of its targets."""
    verdicts = [line.verdict for line in period.targets]
    return Tally(
        title=period.strategy.title,
        actions=len(period.actions),
        judged=judged(period.actions),
        met=verdicts.count(MET),
        missed=verdicts.count(MISSED),
        not_due=verdicts.count(NOT_DUE),
        unknown=verdicts.count(UNKNOWN),
    )


def judged(lines: tuple[ActionLine, ...]) -> int:
    """Count the actions for which a status is recorded."""
    return sum(bool(line.progress and line.progress[-1].status) for line in lines)


def _fits(item: Action | Target | Monitor, wanted: set[tuple[str, str]]) -> bool:
    return not wanted or (item.period, item.priority) in wanted


def partners(content: Content) -> tuple[str, ...]:
    """Return the partners that lead a priority or own an action by themselves, by name."""
    named = {each for priority in content.strategies.priorities for each in priority.lead_partners}
    owners = {line.owner for each in content.strategies.periods for line in each.actions}
    return tuple(sorted(each for each in named if any(each.casefold() in owner.casefold() for owner in owners)))


def threads_of(content: Content, period_id: str, priority_id: str) -> tuple[Thread, ...]:
    """Return how a priority hangs together with those of other periods."""
    return tuple(each for each in content.strategies.threads if priority_id in each.priorities.get(period_id, ()))


def along(content: Content, address: str) -> set[tuple[str, str]]:
    """Return a priority, those that continue it and those that it continues, each as (period, id); none without one."""
    if not address:
        return set()
    chosen = strategy.priority(content, address)
    threads = threads_of(content, chosen.period, chosen.id)
    linked = {(period, each) for thread in threads for period, ids in thread.priorities.items() for each in ids}
    return linked | {(chosen.period, chosen.id)}


def targets(
    con: Connection, content: Content, chosen: Strategy, priority_id: str, today: date
) -> tuple[TargetLine, ...]:
    """Return the targets of one priority with their verdicts."""
    return tuple(_checked(con, content, chosen, each, today) for each in chosen.targets if each.priority == priority_id)


def _checked(con: Connection, content: Content, chosen: Strategy, target: Target, today: date) -> TargetLine:
    if target.check is None:
        if target.due_by is not None and today <= target.due_by:
            return TargetLine(target, NOT_DUE, "")
        return TargetLine(target, UNKNOWN, "Nothing held here settles it.")
    check = target.check
    held = queries.yearly_counts(con, check.dataset, check.measure, content.borough.code)
    if check.base_year is None:
        return TargetLine(target, UNKNOWN, _without_base(held, range(chosen.first, check.due_year + 1)))
    missing = [year for year in (check.base_year, check.due_year) if held.get(year) is None]
    if missing:
        years = " and ".join(business_name(each) for each in missing)
        return TargetLine(target, UNKNOWN, f"No figure for {years} has been loaded.")
    base, reached = held[check.base_year], held[check.due_year]
    due, before = business_name(check.due_year), business_name(check.base_year)
    figures = f"{reached:,.0f} in {due}, against {base:,.0f} in {before}."
    return TargetLine(target, MET if reached <= base else MISSED, figures)


def _without_base(held: dict[int, float], years: range) -> str:
    """Tell the figures of a target for which no base is printed: what a rise or fall is measured from is not ours."""
    told = [f"{held[each]:,.0f} in {business_name(each)}" for each in years if each in held]
    return f"No base is printed. Held: {', '.join(told)}." if told else "No base is printed, and no figure is loaded."
