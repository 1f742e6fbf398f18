"""The chart that boards know (XmR): months without their season, mean, limits, and months beyond chance."""

from typing import Any

from sbp import months
from sbp.charts import canvas, spells, tables, theme, words
from sbp.model import Result
from sbp.watching import BoardChart

HEIGHT = 260
FEW_MONTHS = 48  # up to which the axis names months, and not years alone
# the chart's own terms are those of health services; a councillor reads these
VARIATION = {
    "common cause": "within its usual variation",
    "special cause: improvement": "unusual, for the better",
    "special cause: concern": "unusual, a reason for concern",
    "special cause: neither": "unusual, direction not judged",
}
ASSURANCE = {
    "consistently meets": "Target: met, whatever chance does",
    "consistently fails": "Target: missed, whatever chance does",
    "inconsistent": "Target: met in some months and missed in others by chance alone",
    "no target": "No monthly target is set, so none can be assured",
}
RULES = {
    "outside": "outside the limits",
    "trend": "the last of seven months that each rose or each fell",
    "two_of_three": "one of three months on one side, two of them near the limit",
    "shift": "one of seven or more months in a row on one side of the mean",
}
NOTE = (
    "Middle line: mean. Dashed lines: limits that some 997 of 1,000 months keep to while nothing changes, from how far "
    "months usually lie apart. Triangle: a month that is more than chance by one of the chart's four rules. The months "
    "have their season taken out and begin after the last break. Mean and limits are of all months shown, while the "
    "expected range above looks at earlier months alone, so the two need not agree on a month. The scale need not "
    "begin at zero, so slopes look steeper than above."
)


def reading(chart: BoardChart) -> str:
    """Say what the chart shows: variation, assurance, and how far its limits can be relied on."""
    if chart.reason:
        return f"No chart for boards: {chart.reason}."
    trial = " Trial limits: fewer than 12 points." if chart.is_trial else ""
    return f"Latest month: {VARIATION[chart.variation]}. {ASSURANCE[chart.assurance]}.{trial} Seasonally adjusted."


def headline(chart: BoardChart) -> str:
    """Say the finding of the chart in one line."""
    if chart.reason:
        return f"No chart for boards: {chart.reason}"
    return f"As a chart for boards: the latest month is {VARIATION[chart.variation]}"


def subtitle(chart: BoardChart, result: Result) -> str:
    """Say what is drawn: measure, place, months, and that their season is taken out."""
    span = words.period(chart.points[0].month, chart.points[-1].month)
    text = f"{words.sentence_case(result.indicator.unit)}, {result.area.name}, seasonally adjusted, {span}"
    return f"{text}. {words.DEMONSTRATION}" if result.is_demonstration else text


def alt(chart: BoardChart, result: Result) -> str:
    """Describe the chart for someone who cannot see it."""
    marked = sum(bool(rule) for rule in chart.rules)
    limits = f"{words.number(chart.limits.low)} to {words.number(chart.limits.high)}" if chart.limits else words.NO_DATA
    found = f"More than chance: {marked} of {len(chart.points)} months; mean {words.number(chart.mean)}"
    told = f"{headline(chart)}. {subtitle(chart, result)}. {found}, limits {limits}"
    return f"Control chart. {told}. The same numbers are in the table."


def rows(chart: BoardChart) -> list[dict[str, str]]:
    """Return the chart's months as rows for a page, newest first."""
    told = [
        {
            "Month": words.month_name(point.month),
            "Seasonally adjusted": words.number(point.value),
            "More than chance": _rule(rule, side),
        }
        for point, rule, side in zip(chart.points, chart.rules, chart.sides, strict=True)
    ]
    return told[::-1]


def csv(chart: BoardChart, result: Result) -> str:
    """Return the chart's months as CSV text: month, value, mean, both limits, rule."""
    low, high = (chart.limits.low, chart.limits.high) if chart.limits else (None, None)
    ends = [tables.plain(each) for each in (chart.mean, low, high)]
    lines = [
        [months.text(point.month), tables.plain(point.value), *ends, _rule(rule, side)]
        for point, rule, side in zip(chart.points, chart.rules, chart.sides, strict=True)
    ]
    about = [
        f"{result.indicator.name}. {subtitle(chart, result)}. {reading(chart)}",
        words.source_words(result.source, result.freshness),
        tables.version_words(result.data_version, result.is_demonstration),
    ]
    return tables.csv_text(["month", "value", "mean", "lower_limit", "upper_limit", "more_than_chance"], lines, about)


def _rule(rule: str, side: int) -> str:
    return f"{'▲ high' if side > 0 else '▼ low'}: {RULES[rule]}" if rule else ""


def spec(chart: BoardChart, is_demonstration: bool, colours: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart without a `reason`, `container` wide.

    Args:
        chart: with its limits.
        is_demonstration: whether the chart must say that it is invented.
        colours: the ground to draw on.
    """
    values = [
        {
            "month": point.month.isoformat(),
            "value": point.value,
            "told": f"{words.month_name(point.month)}: {words.number(point.value)} {_rule(rule, side)}".strip(),
            "shape": "circle" if not rule else "triangle-up" if side > 0 else "triangle-down",
            "size": 120 if rule else 36,
            "ink": colours.text if rule else colours.line,
        }
        for point, rule, side in zip(chart.points, chart.rules, chart.sides, strict=True)
    ]
    layers = [*_limits(chart, colours), *_months(values, colours), *_names(chart, colours)]
    return canvas.spec(layers, HEIGHT, colours, is_demonstration, (5, 8, 5, 5))


def _limits(chart: BoardChart, colours: theme.Theme) -> list[dict[str, Any]]:
    return [
        {
            "data": {"values": [{"level": level}]},
            "mark": {"type": "rule", "color": colours.context, "strokeDash": dash, "strokeWidth": 1.5},
            "encoding": {"y": {"field": "level", "type": "quantitative"}},
        }
        for _, level, dash in _levels(chart)
    ]


def _names(chart: BoardChart, colours: theme.Theme) -> list[dict[str, Any]]:
    """Name the lines over the months, on a ground of their own, so that neither hides the other."""
    values = [{"level": level, "text": f"{name} {words.number(level)}"} for name, level, _ in _levels(chart)]
    place = {
        "x": {"value": 0},
        "y": {"field": "level", "type": "quantitative"},
        "text": {"field": "text", "type": "nominal"},
    }
    text = {"type": "text", "align": "left", "baseline": "bottom", "dx": 3, "dy": -3, "fontSize": 13}
    ground = {"color": colours.ground, "stroke": colours.ground, "strokeWidth": 5, "strokeJoin": "round"}
    styles = (ground, {"color": colours.text})
    return [{"data": {"values": values}, "mark": {**text, **style}, "encoding": place} for style in styles]


def _levels(chart: BoardChart) -> list[tuple[str, float | None, list[int]]]:
    if chart.limits is None:
        return []
    dashed, solid = [6, 4], [1, 0]
    ends = (("upper limit", chart.limits.high), ("lower limit", chart.limits.low))
    return [("mean", chart.mean, solid), *((name, level, dashed) for name, level in ends)]


def _x(values: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the months' axis: a chart of few years would show hardly one year's name."""
    x = spells.x("month")
    if len(values) > FEW_MONTHS:
        return x
    return {**x, "axis": {**x["axis"], "format": "%b %Y", "tickCount": {"interval": "month", "step": 6}}}


def _months(values: list[dict[str, Any]], colours: theme.Theme) -> list[dict[str, Any]]:
    axis = {"title": None, "format": ",d", "tickCount": 5, "tickMinStep": 1}
    y = {"field": "value", "type": "quantitative", "axis": axis, "scale": {"zero": False, "nice": True}}
    x, literal = _x(values), {"type": "nominal", "scale": None, "legend": None}
    line = {"type": "line", "color": colours.line, "strokeWidth": 2, "invalid": "break-paths-show-path-domains"}
    encoding = {
        "x": x,
        "y": y,
        "shape": {"field": "shape", **literal},
        "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
        "color": {"field": "ink", **literal},
        "tooltip": {"field": "told", "type": "nominal", "title": "Month"},
    }
    mark = {"type": "point", "filled": True, "opacity": 1}
    return [
        {"data": {"values": values}, "mark": line, "encoding": {"x": x, "y": y}},
        {"data": {"values": values}, "mark": mark, "encoding": encoding},
    ]
