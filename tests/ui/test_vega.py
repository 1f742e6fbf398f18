"""A chart that was written beforehand reaches the browser as Streamlit's own call would have sent it."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from sbp.charts import trend, ward_map
from sbp.ui import answers, vega

PLAIN = {"layer": [{"mark": "line", "encoding": {"color": {"field": "a", "legend": None}}}], "width": "container"}
OWN = {"mark": "bar", "autosize": {"type": "pad"}, "params": [{"name": "width_at_most", "value": 3}]}


@pytest.fixture
def specs(view):
    result, newest = answers.headlines(view)[0], view.snapshot.content.borough.vintages[-1].id
    table = answers.ward_table(view, result.indicator.id, None, answers.YEAR, newest)
    outlines = answers.outlines(view, newest, degrees=False)
    ward = ward_map.spec(table, outlines, "rate", None, view.colours)
    return [PLAIN, OWN, trend.spec(result, "monthly", view.colours), ward]


def _both_ways(specs):
    import streamlit as st

    from sbp.ui import vega

    for spec in specs:
        with st.container(border=True):
            st.vega_lite_chart(spec, alt="Told", theme=None, width="stretch")
            vega.show(vega.written(spec), "Told")


def test_it_is_sent_as_streamlit_would_send_it(specs):
    app = AppTest.from_function(_both_ways, kwargs={"specs": specs}).run()
    assert not app.exception
    pairs = [list(block.children.values()) for block in app.main.children.values()]
    assert len(pairs) == len(specs)
    for theirs, ours in pairs:
        assert json.loads(ours.proto.spec) == json.loads(theirs.proto.spec)
        for each in (theirs.proto, ours.proto):
            each.spec = ""
        assert ours.proto == theirs.proto
        assert ours.proto.alt == "Told"


def test_what_was_written_can_be_read_back(specs):
    assert [vega.read(vega.written(spec)) for spec in specs] == specs
    assert json.loads(vega.written(PLAIN))["autosize"] == vega.FITTED
    assert json.loads(vega.written(OWN))["autosize"] == {"type": "pad"}
