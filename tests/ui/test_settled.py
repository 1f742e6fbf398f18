"""What is worked out once, or not at all, is the same as Streamlit's own."""

import textwrap
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit import config, string_util
from streamlit.components.v2 import presentation
from streamlit.components.v2.bidi_component import main as components
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


class Told(dict):
    """What components have sent, with how it is to be read."""

    def __init__(self, sent, kind):
        super().__init__({} if sent is None else {"events": sent})
        self.widget_metadata = {} if kind is None else {"events": SimpleNamespace(value_type=kind)}


@pytest.mark.parametrize("state", [{}, {"picked": "kept", "size": 2}, "no mapping", None])
@pytest.mark.parametrize("kind", ["json_trigger_value", "string_value", None])
@pytest.mark.parametrize(
    "sent",
    [
        None, {}, {"event": "picked", "value": "E05"}, {"event": "key"}, {"value": 1}, "nonsense",
        [{"event": "picked", "value": 1}, {"event": "key", "value": 2}, "nonsense", {"event": "picked", "value": 3}],
    ],
)  # fmt: skip
def test_what_a_component_has_sent_is_told_as_streamlit_tells_it(state, kind, sent):
    session = SimpleNamespace(_new_widget_state=Told(sent, kind))
    theirs = presentation.make_bidi_component_presenter("events", "component")(state, session)
    ours = settled.presenter("events", "component", None)(state, session)
    assert ours == theirs
    assert type(ours) in (dict, str, type(None))


def test_components_are_told_by_ours_from_then_on(monkeypatch):
    monkeypatch.setattr(components, "make_bidi_component_presenter", presentation.make_bidi_component_presenter)
    settled.keep_presenter()
    assert components.make_bidi_component_presenter is settled.presenter
