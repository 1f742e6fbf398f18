"""A chart for a shared screen: the same drawing with type and lines that are read across a room, as tall as its place.

Only sizes are changed, never what is drawn, so a screen and a pack show the same chart.
"""

from typing import Any

FACTOR = 1.55  # 14 pixels become 22
_SIZES = {"fontSize", "labelFontSize", "titleFontSize", "strokeWidth", "labelLimit", "titleLimit", "limit"}
_AREAS = {"size"}  # of points, in square pixels
_OFFSETS = {"dx", "dy", "yOffset"}


def spec(drawn: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of a specification, enlarged, as wide and as tall as the place it is put in.

    A title over the drawing is left out: the screen that holds it says above it what is invented.

    Args:
        drawn: a Vega-Lite specification whose width is its container's.
    """
    larger = _enlarged({key: value for key, value in drawn.items() if key != "title"})
    return {**larger, "height": "container", "autosize": {"type": "fit", "contains": "padding"}}


def _enlarged(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sized(key, each) for key, each in value.items()}
    return [_enlarged(each) for each in value] if isinstance(value, list) else value


def _sized(key: str, value: Any) -> Any:
    if key == "values":
        return value  # the numbers themselves
    if key == "y" and isinstance(value, dict) and set(value) == {"value"}:
        return {"value": value["value"] * FACTOR}  # a label's distance from the top, in pixels
    if isinstance(value, int | float) and not isinstance(value, bool):
        if key in _SIZES or key in _OFFSETS:
            return value * FACTOR
        if key in _AREAS:
            return value * FACTOR**2
    return _enlarged(value)
