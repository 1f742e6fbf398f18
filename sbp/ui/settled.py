"""What Streamlit works out at every run of a page although it stays as it is while the server runs.

Look at `streamlit.runtime.app_session` when it is upgraded.
"""

from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session


def keep_theme() -> None:
    """From now on, put the theme's settings into the message of a new run as they were first put together.

    Six walks through all of Streamlit's settings, each name spelt anew, were 1 ms of a run.
    """
    own = app_session._populate_theme_msg

    @cache
    def made(section: str) -> CustomThemeConfig:
        """Return a section of the theme as Streamlit makes it."""
        message = CustomThemeConfig()
        own(message, section)
        return message

    def fill(message: CustomThemeConfig, section: str = "theme") -> None:
        """Fill a message with a section that was made before."""
        if made(section).ByteSize():  # an empty section is left out, as Streamlit does
            message.MergeFrom(made(section))

    app_session._populate_theme_msg = fill
