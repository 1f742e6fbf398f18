"""What is worked out once, or not at all, is the same as Streamlit's own."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st
from streamlit import config, string_util
from streamlit.proto.NewSession_pb2 import NewSession
from streamlit.runtime import app_session

from sbp.ui import settled


def _message():
    message = NewSession()
    app_session._populate_theme_msg(message.custom_theme)
    app_session._populate_theme_msg(message.custom_theme.light, "theme.light")
    app_session._populate_theme_msg(message.custom_theme.dark, "theme.dark")
    app_session._populate_theme_msg(message.custom_theme.sidebar, "theme.sidebar")
    return message


def test_every_run_is_told_the_theme_that_streamlit_puts_together(monkeypatch):
    asked, own = [], config.get_options_for_section
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    before = _message()
    monkeypatch.setattr(config, "get_options_for_section", lambda section: asked.append(section) or own(section))
    settled.keep_theme()
    assert _message() == _message() == before
    assert before.custom_theme.light.primary_color
    assert sorted(asked) == ["theme", "theme.dark", "theme.light", "theme.sidebar"]
    assert not before.custom_theme.HasField("sidebar")
    assert not _message().custom_theme.HasField("sidebar")


@given(st.text(alphabet=" \t\nab<", max_size=40))
def test_an_indent_is_taken_away_as_python_does(text):
    assert settled.flush(text) == textwrap.dedent(text)


def test_a_text_without_an_indent_is_not_looked_through(monkeypatch):
    monkeypatch.setattr(string_util, "textwrap", textwrap)
    monkeypatch.setattr(textwrap, "dedent", lambda text: f"looked through {text}")
    settled.keep_flush()
    assert string_util.clean_text("<p>One</p>\n<p>Two</p>") == "<p>One</p>\n<p>Two</p>"
    assert string_util.clean_text("  One") == "looked through   One"
