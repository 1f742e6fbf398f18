"""Charts as pictures: a Vega-Lite specification drawn as SVG or PNG, by this process and without a network.

Drawing holds Python's lock and takes 0.1 GB, so a server asks a process of its own: `python -m sbp.report.pictures svg`
reads a specification from its input and writes the picture to its output.
"""

import json
import os
import re
import sys
from typing import Any

import vl_convert
from font_source_sans_pro import font_directory

from sbp.charts import theme, trend

FONTS = font_directory  # the SIL Open Font License lies there too
# Arial's measures are known to every machine that may open the picture, by this name or one of the others
ANYWHERE = "Arial, Liberation Sans, Helvetica, sans-serif"
PACK, SHAPES = "Source Sans Pro", "DejaVu Sans Mono"  # both go into the PDF; the second holds what the first lacks
WIDTH = 760  # points; as wide as the text of an A4 page at the size of type that charts use
PACK_WIDTH, FLAT = 860, 190  # so that two trends with their words fit on a page
SCALE = 2.0
BEHIND = 10  # of 19: pages that people wait for go first
_TEXT = re.compile("<text([^>]*)>([^<]+)</text>")
_SIGNS = re.compile("([\u2190-\u2bff]+)")  # arrows, shapes and ticks
WIDE, SPACE = 0.602, 0.25  # of a size: what each sign of the second font takes, and the space that follows one


def svg(spec: dict[str, Any], font: str = ANYWHERE, width: int = WIDTH) -> str:
    """Draw a specification as SVG, its text as text.

    Args:
        spec: a Vega-Lite specification with its data in it; one that is as wide as its container becomes `width` wide.
        font: families for its text, in the order in which a reader's machine is asked for them.
        width: in pixels, without axis labels.
    """
    vl_convert.register_font_directory(FONTS)
    return vl_convert.vegalite_to_svg(_ready(spec, font, width), allowed_base_urls=[])


def svg_of_pack(spec: dict[str, Any]) -> str:
    """Draw a specification as SVG for a PDF, which draws a whole text in another font where its own lacks one sign.

    A sign that a text begins with becomes a text of its own, in the font that has it; others name that font.
    """
    flat = {**spec, "height": FLAT} if spec.get("height") == trend.HEIGHT else spec
    return _TEXT.sub(_parted, svg(flat, PACK, PACK_WIDTH))


def _parted(found: re.Match[str]) -> str:
    attributes, told = found.groups()
    first, *rest = [each for each in _SIGNS.split(told) if each]
    size = re.search(r'font-size="([\d.]+)px"', attributes)
    if not _SIGNS.match(first) or 'text-anchor="start"' not in attributes or size is None or " x=" in attributes:
        return f"<text{attributes}>{_spans([first, *rest])}</text>" if _SIGNS.search(told) else found[0]
    other = attributes.replace(f'font-family="{PACK}"', f'font-family="{SHAPES}"')
    after = (len(first) * WIDE + (SPACE if rest and rest[0].startswith(" ") else 0)) * float(size[1])
    return f'<text{other}>{first}</text><text x="{after:.1f}"{attributes}>{_spans(rest)}</text>'


def _spans(runs: list[str]) -> str:
    fonts = [(SHAPES if _SIGNS.match(each) else PACK, each) for each in runs]
    return "".join(f'<tspan font-family="{font}">{each}</tspan>' for font, each in fonts)


def png(spec: dict[str, Any], width: int = WIDTH) -> bytes:
    """Draw a specification as PNG, twice as fine as it is shown."""
    return vl_convert.svg_to_png(svg(spec, ANYWHERE, width), scale=SCALE)


def _ready(spec: dict[str, Any], font: str, width: int) -> dict[str, Any]:
    """Return a copy with fonts named that are at hand, and a width in pixels where it asks for its container's."""
    ready = _with_font(spec, font)
    if ready.get("width") == "container":
        ready["width"] = width
    return ready


def _with_font(value: Any, font: str) -> Any:
    if isinstance(value, dict):
        return {key: _with_font(each, font) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_with_font(each, font) for each in value]
    return font if value == theme.FONT else value


def main() -> None:
    """Draw what is read from the input, as the first argument says, after whatever else the machine has to do."""
    if hasattr(os, "nice"):
        os.nice(BEHIND)
    spec = json.load(sys.stdin)
    drawn = png(spec) if sys.argv[1] == "png" else svg(spec).encode()
    sys.stdout.buffer.write(drawn)


if __name__ == "__main__":
    main()
