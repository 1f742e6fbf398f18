"""What Streamlit works out at every run of a page although it stays as it is while the server runs.

Look at `streamlit.runtime.app_session` and `streamlit.string_util` when it is upgraded.
"""

import textwrap
from functools import cache
from types import SimpleNamespace

from streamlit import string_util
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


def keep_flush() -> None:
    """From now on, look for an indent to take away only in texts that have one.

    Streamlit looks through each line of each text and table for one, at every run: 4% of a run.
    """
    string_util.textwrap = SimpleNamespace(dedent=flush)  # type: ignore[attr-defined]


def flush(text: str) -> str:
    """Return a text without the indent that all its lines share, as `textwrap.dedent` does."""
    is_flush = text[:1] not in (" ", "\t") and "\n " not in text and "\n\t" not in text
    return text if is_flush else textwrap.dedent(text)
