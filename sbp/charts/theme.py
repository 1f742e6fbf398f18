"""Colours and type of every chart, for a light and a dark ground.

The palette is the Government Analysis Function's, in its order, for categories that must be told apart; text is always
near black or near white, because turquoise and orange fail as text. Reference: Government Analysis Function, Data
visualisation: colours in charts (2023).
"""

from dataclasses import dataclass
from typing import Any

FONT = "Source Sans, Source Sans Pro, Arial, sans-serif"


@dataclass(frozen=True)
class Theme:
    """One ground and the colours that keep their contrast on it (3:1 for shapes, 4.5:1 for text)."""

    name: str
    ground: str
    text: str
    rule: str
    grid: str
    line: str
    context: str
    shade: str
    outline: str
    sequential: tuple[str, ...]
    fall: str
    rise: str
    unclear: str
    no_data: str
    kinds: tuple[str, ...]


LIGHT = Theme(
    name="light",
    ground="#ffffff",
    text="#111111",
    rule="#595959",
    grid="#e3e3e3",
    line="#12436D",
    context="#6f6f6f",
    shade="#ececec",
    outline="#3d3d3d",
    sequential=("#e4eef8", "#a9cdee", "#6bace6", "#2073bc", "#12436d"),
    fall="#2073bc",
    rise="#f46a25",
    unclear="#ececec",
    no_data="#ffffff",
    kinds=("#12436D", "#28A197", "#801650", "#F46A25"),
)
DARK = Theme(
    name="dark",
    ground="#0e1117",
    text="#fafafa",
    rule="#b5b5b5",
    grid="#31343c",
    line="#6bace6",
    context="#a3a3a3",
    shade="#262a33",
    outline="#c9c9c9",
    sequential=("#173049", "#12436d", "#2073bc", "#6bace6", "#cfe3f6"),
    fall="#6bace6",
    rise="#f46a25",
    unclear="#3a3f4a",
    no_data="#0e1117",
    kinds=("#6bace6", "#28A197", "#d67fb4", "#F46A25"),
)


def theme(name: str) -> Theme:
    """Return the dark theme where it is asked for by name, else the light one."""
    return DARK if name == "dark" else LIGHT


def config(colours: Theme) -> dict[str, Any]:
    """Return the Vega-Lite configuration that all charts share: ground, type, axes without ornament.

    Marks and axes are not read out one by one: a screen reader would hear of colours and columns. It hears the
    chart's description, and finds the numbers in the table.
    """
    words = {"labelColor": colours.text, "titleColor": colours.text, "labelFont": FONT, "titleFont": FONT}
    text = {**words, "aria": False}
    axis = {**text, "labelFontSize": 14, "titleFontSize": 14, "titleFontWeight": "normal", "domainColor": colours.rule}
    return {
        "mark": {"aria": False},
        "background": colours.ground,
        "font": FONT,
        "view": {"stroke": None},
        "axis": {**axis, "tickColor": colours.rule, "gridColor": colours.grid, "labelOverlap": "parity"},
        "axisX": {"labelSeparation": 6},  # years that touch read as one number
        "legend": {**text, "labelFontSize": 14, "titleFontSize": 14, "symbolStrokeColor": colours.outline},
        "title": {"color": colours.text, "font": FONT, "fontSize": 14, "fontWeight": "normal", "anchor": "start"},
        "text": {"color": colours.text, "font": FONT, "fontSize": 14},
    }


def ink_on(fill: str) -> str:
    """Return black or white, whichever stands out more on a fill given as `#rrggbb`.

    Reference: relative luminance of the Web Content Accessibility Guidelines 2.2.
    """
    channels = [int(fill[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    # equal contrast against black and white lies where (L + .05)^2 = 1.05 x .05
    return "#000000" if luminance > 0.179 else "#ffffff"


def rgb(colour: str) -> list[int]:
    """Split `#rrggbb` into three whole numbers from 0 to 255, the form that deck.gl takes."""
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
