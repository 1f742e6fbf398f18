"""The theme of a new run's message is put together once, and is the same as Streamlit's own."""

from streamlit import config
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
