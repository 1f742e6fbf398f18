"""The figures that stand behind a message: what a decision keeps of them, and whose they are."""

from collections.abc import Iterable

from sbp.charts import words
from sbp.meeting_model import Figure
from sbp.model import Freshness, Result, Source


def of(result: Result) -> Figure | None:
    """Return a series' newest twelve months as a decision keeps them, None where they are not held."""
    known = [point for point in result.rolling if point.value is not None]
    if not known:
        return None
    last = known[-1]
    return Figure(
        indicator=result.indicator.id,
        area=result.area.code,
        name=f"{result.indicator.name}, {result.area.name}",
        unit=result.indicator.unit,
        last_month=last.month,
        value=int(last.value or 0),
        told=words.headline(result),
    )


def source(of: Source, freshness: Freshness) -> str:
    """Say on one line whose figures these are: publisher, data set, standing, day of loading."""
    loaded = f"; loaded {words.day_name(freshness.retrieved)}" if freshness.retrieved else ""
    return f"Source: {of.publisher}; {of.title}; {of.status}{loaded}."


def sources(results: Iterable[Result]) -> str:
    """Say on one line whose figures several measures are, each publisher's data set once; empty without any."""
    held = {each.source.id: each for each in results if each.points}
    if len(held) == 1:
        (only,) = held.values()
        return source(only.source, only.freshness)
    told = [f"{each.source.publisher}: {each.source.title}" for each in held.values()]
    return f"Sources: {'; '.join(told)}." if told else ""
