"""Rules of choosing places beside chance and hindsight, and how events pile up in the fullest places."""

from typing import Any

from sbp.charts import canvas, prediction_words, theme
from sbp.standing import Concentrated, PlaceTest

ROW_HEIGHT = 46  # a name stands above its range, so that a phone has its whole width for the range
HEIGHT = 260
FOUND, AT_RANDOM = "recorded", "at random"


def rules_spec(test: PlaceTest, is_demonstration: bool, colours: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Return the Vega-Lite specification of the rules' shares with their ranges, `container` wide."""
    ends = (prediction_words.CHANCE, prediction_words.HINDSIGHT)
    values = [
        {"name": prediction_words.DRAWN[each.rule], "hit": each.hit[0], "low": each.hit[1], "high": each.hit[2]}
        for each in test.scores
        if each.rule not in ends
    ]
    marks = [{"name": each, "hit": test.score(each).hit[0]} for each in ends]
    # towards the middle where there is room between them, else both to the left of their lines
    sides = ("left" if marks[0]["hit"] < marks[1]["hit"] / 2 else "right", "right")
    across = {"type": "quantitative", "title": "Share held", "axis": {"format": "%", "tickCount": 6}}
    names = {"field": "name", "type": "nominal", "sort": None, "axis": None}
    hint = [{"field": "name", "title": "Rule"}, {"field": "hit", "title": "Share", "format": ".0%"}]
    at = {"y": names, "x": {"field": "hit", **across}, "tooltip": hint}
    written = {"type": "text", "align": "left", "baseline": "bottom", "dy": -8, "x": 0}
    layers = [
        ({"type": "rule", "color": colours.rule, "strokeDash": [4, 3]}, {"x": {"field": "hit", **across}}, marks),
        *(
            (
                {"type": "text", "align": side, "dx": 4 if side == "left" else -4, "y": "height", "dy": -6},
                {"x": {"field": "hit", **across}, "text": {"field": "name"}},
                [mark],
            )
            for mark, side in zip(marks, sides, strict=True)
        ),
        (
            {"type": "rule", "strokeWidth": 3, "color": colours.line},
            {"y": names, "x": {"field": "low", **across}, "x2": {"field": "high"}},
            values,
        ),
        ({"type": "point", "filled": True, "size": 90, "opacity": 1, "color": colours.line}, at, values),
        (written, {"y": names, "text": {"field": "name", "type": "nominal"}}, values),
    ]
    return _whole(layers, ROW_HEIGHT * (len(values) + 1), is_demonstration, colours)


def rules_alt(test: PlaceTest, unit: str) -> str:
    """Describe the chart for someone who cannot see it."""
    told = f"{prediction_words.rules_headline(test)}. {prediction_words.rules_sentence(test, unit)}"
    return f"Chart of rules with the share each held. {told} The same numbers are in the table."


def curve_spec(found: Concentrated, is_demonstration: bool, colours: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Return the Vega-Lite specification of both curves, `container` wide."""
    both = ((FOUND, found.curve, colours.line), (AT_RANDOM, found.chance_curve, colours.context))
    kinds = {"domain": [name for name, *_ in both], "range": [colour for *_, colour in both]}
    places = prediction_words.PLACES[found.kind]
    across = {
        "field": "places",
        "type": "quantitative",
        "title": f"Share of the {places}, the fullest first",
        "axis": {"format": "%"},
    }
    up = {"field": "held", "type": "quantitative", "title": "Share held", "axis": {"format": "%"}}
    legend = {"orient": "top", "title": None}
    shade = {"field": "kind", "type": "nominal", "scale": kinds, "legend": legend}
    values = [
        {"kind": name, "places": at / (len(curve) - 1), "held": held}
        for name, curve, _ in both
        for at, held in enumerate(curve)
    ]
    dash = {**shade, "scale": {"domain": kinds["domain"], "range": [[1, 0], [6, 4]]}}
    layers = [
        ({"type": "line", "strokeWidth": 2.5}, {"x": across, "y": up, "color": shade, "strokeDash": dash}, values)
    ]
    return _whole(layers, HEIGHT, is_demonstration, colours)


def curve_alt(found: Concentrated, unit: str) -> str:
    """Describe the chart for someone who cannot see it."""
    told = prediction_words.concentration_headline(found, unit)
    return f"Chart of how {unit} pile up in the fullest places. {told}. The same numbers are in the table."


def _whole(
    layers: list[tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]]]],
    height: int,
    is_demonstration: bool,
    colours: theme.Theme,
) -> dict[str, Any]:
    drawn = [{"data": {"values": values}, "mark": mark, "encoding": encoding} for mark, encoding, values in layers]
    return canvas.spec(drawn, height, colours, is_demonstration)
