"""The figures that stand behind a message: what a decision keeps of them, and whose they are."""

from collections.abc import Iterable

from sbp import months
from sbp.charts import words
from sbp.meeting_model import Figure
from sbp.model import Freshness, Result, WardTable

YEAR = 12


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


def of_wards(table: WardTable, most: int) -> tuple[Figure, ...]:
    """Return the wards with the highest rates as a decision keeps them; none for fewer than twelve months added up.

    Args:
        table: the measure by ward.
        most: how many wards are kept.
    """
    if months.distance(table.first_month, table.last_month) != YEAR - 1:
        return ()
    ranked = sorted((row for row in table.rows if row.rank and row.count is not None), key=lambda row: row.rank or 0)
    name = table.indicator.name
    return tuple(
        Figure(
            indicator=table.indicator.id,
            area=row.area.code,
            name=f"{name}, {row.area.name}",
            unit=table.indicator.unit,
            last_month=table.last_month,
            value=row.count or 0,
            told=words.ward_headline(table, "rate"),
        )
        for row in ranked[:most]
    )


def sources(results: Iterable[Result]) -> str:
    """Say on one line whose figures several measures are, each data set once with its dates; empty without.

    One data set is named with its publisher and what its licence asks for; of several, `attributions` says that.
    """
    held = _held(results)
    if len(held) == 1:
        (only,) = held.values()
        return words.source_words(only.source, only.freshness)
    loaded = dict.fromkeys(_loaded(each.freshness) for each in held.values())
    told = [each.source.title + _within(each.freshness, is_day_told=len(loaded) > 1) for each in held.values()]
    together = next(iter(loaded)) if len(loaded) == 1 else ""
    said = "; ".join([*told, *([f"all {together}"] if together else [])])
    return f"Sources: {said}." if told else ""


def _held(results: Iterable[Result]) -> dict[str, Result]:
    """Return one measure of each data set of which something is held, by data set."""
    return {each.source.id: each for each in results if each.points}


def _loaded(freshness: Freshness) -> str:
    return f"loaded {words.day_name(freshness.retrieved)}" if freshness.retrieved else ""


def _within(freshness: Freshness, is_day_told: bool) -> str:
    """Say up to when a source's figures go, and when they were loaded where that is not said of all together."""
    held = f"to {words.month_name(freshness.last_month)}" if freshness.last_month else ""
    said = ", ".join(filter(None, (held, _loaded(freshness) if is_day_told else "")))
    return f" ({said})" if said else ""


def attributions(results: Iterable[Result]) -> tuple[str, ...]:
    """Return what the licences of several data sets ask to be said, each once; of one alone its source line says it."""
    held = _held(results)
    return tuple(dict.fromkeys(each.source.attribution for each in held.values())) if len(held) > 1 else ()
