"""Charts ready to send: each specification written as text once, and sent as it is at every run.

Streamlit's own call writes a specification, reads it back and writes it again at every run: 2 to 6 ms. As text it also
takes a fifth of the memory. Look at `streamlit.elements.vega_charts` when Streamlit is upgraded.
"""

import json
from typing import Any

from streamlit.delta_generator_singletons import get_dg_singleton_instance
from streamlit.elements.lib.layout_utils import LayoutConfig
from streamlit.proto.VegaLiteChart_pb2 import VegaLiteChart

FITTED = {"type": "fit", "contains": "padding"}  # what Streamlit adds to a chart of one view that says nothing itself


def written(spec: dict[str, Any]) -> str:
    """Return a Vega-Lite specification of one view as JSON text, fitted to its place on a page."""
    return json.dumps({"autosize": FITTED, **spec}, separators=(",", ":"))


def read(text: str) -> dict[str, Any]:
    """Return the specification that was written as such a text, without what fits it to a page."""
    spec = json.loads(text)
    if spec["autosize"] == FITTED:
        del spec["autosize"]
    return spec


def show(text: str, alt: str) -> None:
    """Show a chart that was written, as wide as its place, with its description."""
    chart = VegaLiteChart(spec=text, alt=alt, theme="")
    place = get_dg_singleton_instance().main_dg
    place._enqueue("vega_lite_chart", chart, LayoutConfig(width="stretch", height="content"))
