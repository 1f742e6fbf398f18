"""A chart that leaves its page takes its words along: the finding, what is shown, and whose figures of which data."""

from textwrap import wrap
from typing import Any

from sbp.charts import theme

TITLE_SIZE, SUBTITLE_SIZE = 19, 13
TITLE_LETTERS, SUBTITLE_LETTERS = 82, 128  # that fit on a line of the width that pictures have


def spec(drawn: dict[str, Any], finding: str, shown: str, *told: str) -> dict[str, Any]:
    """Return a copy of a specification with words above it, wrapped to its width.

    Args:
        drawn: a Vega-Lite specification; a title of its own goes into the words under the finding.
        finding: the headline that stands above it on its page.
        shown: measure, place, period and unit.
        told: whose figures they are, of which data, and whose boundaries; what is empty takes no line.
    """
    own = drawn.get("title")
    marked = own.get("text", "") if isinstance(own, dict) else own or ""
    mark = "" if str(marked) in shown else str(marked)
    under = [line for each in (mark, shown, *told) if each for line in wrap(each, SUBTITLE_LETTERS)]
    words = {
        "text": wrap(finding, TITLE_LETTERS) or [""],
        "subtitle": under,
        "anchor": "start",
        "frame": "bounds",
        "fontSize": TITLE_SIZE,
        "fontWeight": "bold",
        "subtitleFontSize": SUBTITLE_SIZE,
        "subtitleFont": theme.FONT,
        "subtitleColor": drawn.get("config", {}).get("title", {}).get("color", theme.LIGHT.text),
        "subtitlePadding": 6,
        "offset": 14,
    }
    return {**drawn, "title": words, "padding": 14}
