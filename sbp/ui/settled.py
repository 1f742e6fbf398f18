"""What Streamlit works out at every run of a page although it stays as it is, or although no page of ours needs it.

Look at `streamlit.runtime.app_session`, `streamlit.string_util` and `streamlit.components.v2.presentation` when it is
upgraded.
"""

import textwrap
from collections.abc import Callable
from functools import cache
from types import SimpleNamespace
from typing import Any

from streamlit import string_util
from streamlit.components.v2.bidi_component import main as components
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


def keep_presenter() -> None:
    """From now on, tell what a component of the page has sent as a plain dictionary.

    Streamlit's own can also be written to, which no page of ours does; for that it makes a class of its own at each
    look, some fifteen a run. They were most of what Python's search for what nobody uses had to find.
    """
    components.make_bidi_component_presenter = presenter  # type: ignore[assignment]


def presenter(aggregator_id: str, *_: Any) -> Callable[[object, Any], object]:
    """Return what puts together a component's state and what it has just sent; `aggregator_id` names the latter."""

    def present(state: object, session: Any) -> object:
        """Return the state of a component with what it has just sent, by name; the state comes first."""
        told = session._new_widget_state
        about = told.widget_metadata.get(aggregator_id)
        if not isinstance(state, dict) or about is None or about.value_type != "json_trigger_value":
            return state
        sent = told.get(aggregator_id)
        each_sent = sent if isinstance(sent, list) else [sent]
        news = {each["event"]: each.get("value") for each in each_sent if isinstance(each, dict) and "event" in each}
        return news | state

    return present
