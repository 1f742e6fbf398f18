"""The level before an exceptional spell, so that a return to it is not read as a rise, nor a rise as a return."""

from sbp import months
from sbp.answers import comparing
from sbp.answers.comparing import Counted, Window
from sbp.answers.indicators import YEAR
from sbp.content import Content
from sbp.content.breaks import first_month_after
from sbp.model import Change, Result
from sbp.stats.expected import MINIMUM_MONTHS
from sbp.watching import LevelBefore


def of(content: Content, result: Result) -> LevelBefore | None:
    """Answer what a month held before the latest exceptional spell of a series.

    Args:
        content: the content that explains it.
        result: the series.

    Returns:
        The mean of the 12 months before the spell, and the latest 12 against them; None where the series holds no
        exceptional spell or ends with it. The interval is of chance alone: over several years a level also moves
        because places, people and recording change, and none of that is in it.
    """
    spells = [each for each in result.events if each.exceptional and each.last < result.points[-1].month]
    if not spells:
        return None
    spell = spells[-1]
    last = result.points[-1].month
    before = months.add(spell.first.replace(day=1), -1)
    window = Window(months.add(before, 1 - YEAR), before, months.add(last, 1 - YEAR), last, YEAR)
    held = {each.month: each.value for each in result.points if each.value is not None}
    earlier = [held[month] for month in months.span(window.earlier_first, before) if month in held]
    latest = [held[month] for month in months.span(window.first, last) if month in held]
    dispersion = result.change.dispersion
    used = MINIMUM_MONTHS if dispersion is not None else len(held)
    counted = Counted(sum(latest), len(latest), sum(earlier), len(earlier), used, dispersion)
    breaks = content.breaks_for(result.indicator, result.area.kind)
    change = _compared(counted, window, breaks, content)
    refused = [first_month_after(each) for each in breaks if each.effect == "refuse"]
    mean = sum(earlier) / YEAR if len(earlier) == YEAR else None
    until = min((each for each in refused if each > before), default=None)
    return LevelBefore(spell.title, window.earlier_first, before, mean, change, until)


def _compared(counted: Counted, window: Window, breaks: tuple, content: Content) -> Change:
    if counted.earlier_months < window.length:
        reason = f"not known: {counted.earlier_months} of the {window.length} months before are held"
        return Change(None, None, None, None, counted.dispersion, reason)
    return comparing.compare(counted, window, breaks, content.events)
