"""Impact days as sections: what they left behind, by year, and whether they worked."""

from collections.abc import Sequence

from sbp import months
from sbp.charts import forest, impact_words, theme, words
from sbp.impact_model import Day, ImpactContent, Outcome, ReadyYear
from sbp.paper import Cell, Grid, Plot, Section

NOT_PROOF = (
    "Counts of what was done say nothing of whether it worked. One day alone will nearly always end in “cannot tell”, "
    "which is why the days of a business year (April to March) are judged together."
)
INVENTED = "Days marked as invented belong to the demonstration: nothing was done on them."


def outputs(days: Sequence[Day], impact: ImpactContent, part: str = "") -> Section:
    """Return what impact days left behind in each business year, beside operations that documents report as totals.

    Args:
        days: the register; days that have not been held are not counted.
        impact: the content that names what a day can leave behind.
        part: the part of the agenda.
    """
    held = [each for each in days if each.held]
    began = [months.business_year(each.day) for each in held]
    years = sorted(set(began))
    rows: list[tuple[Cell, ...]] = [("Days held", "days", *(began.count(year) for year in years))]
    for kind in impact.outputs.values():
        counts = [_sum(held, year, kind.id) for year in years]
        if any(each is not None for each in counts):
            rows.append((kind.name, kind.unit, *counts))
    heads = ("What", "Counted in", *map(months.business_name, years))
    grid = Grid("Outputs by business year", heads, tuple(rows), ("", "", *["count"] * len(years)))
    return Section(
        id="impact-day-outputs",
        title=f"{_counted(len(held), 'Community Impact Day')} held"
        if held
        else "No Community Impact Day has been held",
        part=part,
        subtitle="What was written down of each day, added up by business year (April to March)",
        words=tuple(
            f"{each.title}, {words.period(each.first, each.last)}, reported as totals without days: "
            f"{_totals(each.outputs, impact)}. Source: {each.document}, {each.section}."
            for each in impact.reported
        ),
        table=grid if held else None,
        source="The partnership's register of impact days.",
        notes=(NOT_PROOF, *((INVENTED,) if any(each.is_invented for each in held) else ())),
    )


def _sum(days: Sequence[Day], year: int, kind: str) -> float | None:
    """Return the sum of a kind over a year's days; None where it was written down of none, which is no zero."""
    counts = [
        each.held.outputs[kind]
        for each in days
        if each.held and months.business_year(each.day) == year and kind in each.held.outputs
    ]
    return sum(counts) if counts else None


def _totals(counts: dict[str, float], impact: ImpactContent) -> str:
    known = {kind: count for kind, count in counts.items() if kind in impact.outputs}
    told = [f"{impact.outputs[kind].name.lower()} {count:g}" for kind, count in known.items()]
    return "; ".join(told) or "nothing counted"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def verdicts(
    judged: Sequence[tuple[Day, Outcome]],
    years: Sequence[ReadyYear],
    is_demonstration: bool,
    part: str = "",
    colours: theme.Theme = theme.LIGHT,
) -> Section:
    """Return what can be said of each day held and of each year's days together.

    Args:
        judged: the days held, oldest first, each with what can be said of it.
        years: each year's days together, newest first.
        is_demonstration: whether the figures are invented.
        part: the part of the agenda.
        colours: the ground to draw on.
    """
    if not judged:
        told = "Results appear by themselves once a day has been held and the months named at booking have come in."
        return Section("impact-day-verdicts", "No impact day can be judged yet", part, words=(told,))
    lines = [(impact_words.day_name(day), *_range(found)) for day, found in judged]
    lines += [(f"All of {months.business_name(each.year)} together", *_range(each.outcome)) for each in years]
    drawn = [(name, ratio, low, high) for name, ratio, low, high in lines if ratio and low and high]
    rows = tuple(
        (impact_words.day_name(day), impact_words.verdict(found), " ".join(impact_words.beside(found)))
        for day, found in reversed(judged)
    )
    return Section(
        id="impact-day-verdicts",
        title=impact_words.pooled(years[0]).split(". ")[0].rstrip(".") if years else "No year can be judged yet",
        part=part,
        subtitle="Change in the months after beside wards elsewhere, per cent, with the range that chance allows (95%)",
        words=tuple(impact_words.pooled(each) for each in years),
        chart=forest.spec(drawn, is_demonstration, colours) if drawn else None,
        plot=_plot(drawn),
        alt=f"Ranges of {len(drawn)} estimates of what impact days changed; each stands in the table.",
        data=_numbers(drawn) if drawn else None,
        table=Grid("What can be said of each day", ("Day", "Verdict", "Read with this"), rows),
        source="The partnership's register of impact days, and recorded figures by ward.",
        notes=(NOT_PROOF,),
    )


def _range(found: Outcome) -> tuple[float | None, float | None, float | None]:
    return found.ratio, found.low, found.high


def _plot(lines: Sequence[tuple[str, float, float, float]]) -> Plot | None:
    if not lines:
        return None
    changes, lows, highs = (tuple(round((line[at] - 1) * 100, 1) for line in lines) for at in (1, 2, 3))
    names, ranges = tuple(name for name, *_ in lines), tuple(zip(lows, highs, strict=True))
    return Plot("bar", names, (("Change", changes),), "per cent against wards elsewhere", ranges=ranges)


def _numbers(lines: Sequence[tuple[str, float, float, float]]) -> Grid:
    rows = tuple((name, ratio - 1, low - 1, high - 1) for name, ratio, low, high in lines)
    heads = ("Day", "Change", "Range from", "Range to")
    return Grid("Change beside wards elsewhere", heads, rows, ("", "percent", "percent", "percent"))
