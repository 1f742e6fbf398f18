"""Writing down: a refusal keeps what was typed, success empties the field, and a change by another is noticed."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest


def _script() -> None:
    import streamlit as st

    from sbp.errors import SbpError
    from sbp.ui import writing

    def write() -> None:
        if st.session_state.text == "bad":
            raise SbpError("This cannot be kept", "text", "another text")

    writing.say_done()
    st.text_area("Text", key="text")
    st.date_input("Day", value=None, key="day")
    st.number_input("Size", key="size", value=3)
    stands = st.session_state.get("stands", 1)
    st.write(f"seen: {writing.seen('a place', stands)}")
    if st.button("Write") and writing.attempt(write):
        writing.finished("Written.", "text", "day", emptied={"size": 3})
    if st.button("Look"):
        writing.look_again("Overtaken.")
    writing.say_overtaken()


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(_script, default_timeout=20).run()


def test_a_refusal_keeps_what_was_typed(app):
    app.text_area(key="text").set_value("bad").run()
    app.button[0].click().run()
    assert "This cannot be kept" in app.error[0].value
    assert app.text_area(key="text").value == "bad"


def test_what_was_done_is_said_once_and_each_field_is_empty_in_its_own_way(app):
    app.text_area(key="text").set_value("good").run()
    app.date_input(key="day").set_value(date(2026, 3, 1)).run()
    app.number_input(key="size").set_value(7).run()
    app.button[0].click().run()
    assert app.success[0].value == "Written."
    assert app.text_area(key="text").value == ""
    assert app.date_input(key="day").value is None
    assert app.number_input(key="size").value == 3
    app.run()
    assert not app.success


def test_what_was_seen_first_is_remembered_until_it_is_looked_at_again(app):
    app.session_state["stands"] = 2
    app.run()
    assert app.markdown[0].value == "seen: 1"
    app.text_area(key="text").set_value("mine").run()
    app.button[1].click().run()
    assert app.markdown[0].value == "seen: 2"
    assert app.warning[0].value == "Overtaken."
    assert app.text_area(key="text").value == "mine"
    app.run()
    assert not app.warning
