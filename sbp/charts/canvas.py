"""The whole of a chart around its layers: size, theme, and the words over it where what it shows is invented."""

from typing import Any

from sbp.charts import theme, words

UPRIGHT = {"type": "identity", "reflectY": True}  # maps are drawn in metres, whose northings grow upwards


def spec(
    layers: list[dict[str, Any]],
    height: Any,
    colours: theme.Theme,
    is_demonstration: bool,
    padding: tuple[int, int, int, int] | None = None,
    **shared: Any,
) -> dict[str, Any]:
    """Return a chart as wide as what holds it.

    Args:
        layers: each with its own data; Streamlit makes a table of data at the top, which takes longer than the rest.
        height: pixels, or a step for each row.
        colours: the ground to draw on.
        is_demonstration: whether it must say that what it shows is invented.
        padding: left, right, top and bottom in pixels; Vega-Lite's own where None.
        shared: what holds for every layer, as `encoding` or `projection`.
    """
    whole: dict[str, Any] = {"width": "container", "height": height, "config": theme.config(colours), **shared}
    if padding:
        whole["padding"] = dict(zip(("left", "right", "top", "bottom"), padding, strict=True))
    if is_demonstration:
        whole["title"] = {"text": words.DEMONSTRATION}
    return {**whole, "layer": layers}
