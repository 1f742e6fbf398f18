"""A map that leaves its page takes its legend along: each fill with what it stands for, under the map."""

from collections.abc import Sequence
from typing import Any

from sbp.charts.classes import Key

SHORT, IN_A_LINE, IN_A_LONG_LINE = 16, 5, 3  # letters of a label, labels


def spec(drawn: dict[str, Any], keys: Sequence[Key]) -> dict[str, Any]:
    """Return a copy of a map's specification with its legend under it.

    Args:
        drawn: a layered Vega-Lite specification.
        keys: the lines of the legend, in their order; without any, the specification is returned as it is.
    """
    if not keys:
        return drawn
    columns = IN_A_LINE if max(len(each.label) for each in keys) <= SHORT else IN_A_LONG_LINE
    legend = {"title": None, "orient": "bottom", "columns": columns, "symbolType": "square", "symbolSize": 220}
    layer = {
        "data": {"values": [{"key": each.label} for each in keys]},
        # the legend is drawn for marks that nobody sees; maps draw their fills as they are, without a scale
        "mark": {"type": "point", "filled": True, "opacity": 0, "size": 0, "aria": False},
        "encoding": {
            "fill": {
                "field": "key",
                "type": "nominal",
                "scale": {"domain": [each.label for each in keys], "range": [each.fill for each in keys]},
                "legend": {**legend, "symbolOpacity": 1, "symbolStrokeWidth": 1, "labelLimit": 420},
            }
        },
    }
    return {**drawn, "layer": [*drawn["layer"], layer]}
