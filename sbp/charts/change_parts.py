"""What each part contributed to a change: a bar from none, and over it the range that chance alone leaves open."""

from typing import Any

from sbp.charts import canvas, change_words, spells, theme
from sbp.watching import ChangePart, ChangeParts

ROW_HEIGHT = 44  # the words stand above their bar, so that a phone has its whole width for the ranges
MOST = 9  # bars; what is left over stands together in one more, so that the bars still add up
LIFT = 9


def spec(found: ChangeParts, is_demonstration: bool, colours: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Return the Vega-Lite specification of a change taken apart, `container` wide, the largest part on top.

    Args:
        found: with at least one part.
        is_demonstration: whether the chart must say that it is invented.
        colours: the ground to draw on.
    """
    drawn = parts(found)
    values = [_value(each) for each in drawn]
    data = {"values": values}
    y = {"field": "name", "type": "nominal", "sort": [each["name"] for each in values], "axis": None}
    return canvas.spec(
        [{"data": data, **each} for each in _layers(colours)],
        ROW_HEIGHT * len(values),
        colours,
        is_demonstration,
        (10, 20, 5, 5),
        encoding={"y": y},
    )


def parts(found: ChangeParts) -> tuple[ChangePart, ...]:
    """Return the parts that are drawn: the clear ones and the largest, then all others together as one."""
    clear = sum(each.is_clear for each in found.parts)
    most = max(MOST, clear)
    if len(found.parts) <= most + 1:
        return found.parts
    kept = sorted(found.parts, key=lambda each: not each.is_clear)[:most]
    left = [each for each in found.parts if each not in kept]
    rest = ChangePart(
        f"{len(left)} others together", sum(each.latest for each in left), sum(each.earlier for each in left), None
    )
    return (*sorted(kept, key=lambda each: -abs(each.change)), rest)


def _value(each: ChangePart) -> dict[str, Any]:
    return {
        "name": each.name,
        "change": each.change,
        "low": each.interval.low if each.interval else None,
        "high": each.interval.high if each.interval else None,
        "told": change_words.part(each),
        "short": f"{each.name}: {change_words.counted(each.change)}",
        "range": change_words.spread(each),
        "clear": each.is_clear,
    }


def _layers(colours: theme.Theme) -> list[dict[str, Any]]:
    axis: dict[str, Any] = {"title": "More or fewer than the year before", "tickCount": 6}
    axis["labelExpr"] = "datum.value === 0 ? '0' : format(datum.value, '+,d')"
    x = {"field": "change", "type": "quantitative", "axis": axis, "scale": {"zero": True}}
    fill = {"condition": {"test": "datum.clear", "value": colours.line}, "value": colours.shade}
    tooltip = [{"field": "told", "type": "nominal", "title": "Part"}, {"field": "range", "type": "nominal"}]
    bar = {"type": "bar", "height": 14, "yOffset": LIFT, "stroke": colours.outline, "strokeWidth": 0.7}
    rule = {"type": "rule", "strokeWidth": 2, "yOffset": LIFT, "color": colours.rule}
    text = {"type": "text", "align": "left", "baseline": "middle", "yOffset": -LIFT, "dx": -4, "fontSize": 14}
    weight = {"expr": "datum.clear ? 700 : 400"}
    # on a phone the whole sentence would push the bars aside; bold still marks what is clear
    written = {"expr": f"width < {spells.NARROW} ? datum.short : datum.told"}
    return [
        {"mark": bar, "encoding": {"x": x, "color": fill, "tooltip": tooltip}},
        {"mark": rule, "encoding": {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}}},
        {
            "mark": {**text, "color": colours.text, "fontWeight": weight, "text": written},
            "encoding": {"x": {"value": 0}},
        },
    ]
