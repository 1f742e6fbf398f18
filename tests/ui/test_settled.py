"""Settings that stay as they are while the server runs are looked up once, and say the same."""

from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from sbp.ui import settled


def test_a_run_is_told_the_same_theme_from_settings_that_are_looked_up_once(monkeypatch):
    asked, own = [], config.get_options_for_section

    def count(section):
        asked.append(section)
        return own(section)

    def told():
        message = CustomThemeConfig()
        app_session._populate_theme_msg(message, "theme.light")
        return message

    before = told()
    monkeypatch.setattr(config, "get_options_for_section", count)
    settled.keep_theme()
    assert told() == told() == before
    assert before.primary_color
    assert asked == ["theme.light"]
