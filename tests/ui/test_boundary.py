"""A fault becomes a sentence or a reference that the log holds too, and what follows goes on."""

import json

from streamlit.testing.v1 import AppTest

from sbp import logs


def _sentence() -> None:
    import streamlit as st

    from sbp.errors import SbpError
    from sbp.ui import boundary

    with boundary.guarded("the shelf"):
        raise SbpError("The shelf is empty")
    st.write("and on")


def _surprise() -> None:
    import streamlit as st

    from sbp.ui import boundary

    with boundary.guarded("the shelf"):
        raise ValueError("a row with a name in it")
    st.write("and on")


def test_a_known_fault_is_its_sentence():
    app = AppTest.from_function(_sentence).run()
    assert app.error[0].value == "The shelf is empty."
    assert app.markdown[0].value == "and on"


def test_a_surprise_is_a_reference_found_in_the_log(tmp_path, monkeypatch):
    file = tmp_path / "log.jsonl"
    monkeypatch.setenv("SBP_LOG_FILE", str(file))
    logs.start(to_stderr=True)
    app = AppTest.from_function(_surprise).run()
    logs.stop()
    told = app.error[0].value
    assert "a row with a name" not in told
    assert app.markdown[0].value == "and on"
    line = json.loads(file.read_text().splitlines()[-1])
    assert line["reference"].upper() in told
    assert "name in it" not in file.read_text()
