"""A bare Streamlit page with the same parts as one of ours, to measure against; bench_pages.py runs it.

The folder of parts is the first argument; the page's name is in the address (`?page=hotspots`).
"""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import streamlit as st

parts = json.loads((Path(sys.argv[1]) / f"{st.query_params.get('page', 'trends')}.json").read_text())
st.title(parts["title"])
with st.popover("Link"):
    st.code("http://127.0.0.1/", language=None)
for number, options in enumerate(parts["lists"]):
    st.selectbox(f"List {number}", options)
for number, options in enumerate(parts["choices"]):
    st.segmented_control(f"Choice {number}", options)
for heading in parts["headings"]:
    st.header(heading)
for spec in parts["charts"]:
    st.vega_lite_chart(spec, theme=None)
if parts["deck"]:
    st.pydeck_chart(SimpleNamespace(to_json=lambda: parts["deck"]), on_select="rerun", height=560)
for markup in parts["markup"]:
    st.html(markup)
for label in parts["folds"]:
    with st.expander(label):
        for text in parts["texts"]:
            st.markdown(text)
st.download_button("File", "text")
