"""The figures that stand behind a message: what a decision keeps of them, and whose they are."""

from collections.abc import Iterable

from sbp.charts import words
from sbp.meeting_model import Figure
from sbp.model import Result


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


def sources(results: Iterable[Result]) -> str:
    """Say on one line whose figures several measures are, each publisher's data set once; empty without any."""
    held = {each.source.id: each for each in results if each.points}
    if len(held) == 1:
        (only,) = held.values()
        return words.source_words(only.source, only.freshness)
    told = [f"{each.source.publisher}: {each.source.title}" for each in held.values()]
    return f"Sources: {'; '.join(told)}." if told else ""


def attributions(results: Iterable[Result]) -> tuple[str, ...]:
    """Return what the licences of several measures' data ask to be said, each once."""
    return tuple(dict.fromkeys(each.source.attribution for each in results if each.points))
