"""What Streamlit looks up at every run of a page although it stays as it is while the server runs.

Each piece names what it stands in for; look at it when Streamlit is upgraded.
"""

from functools import cache

from streamlit import config


def keep_theme() -> None:
    """From now on, look up each section of the theme's settings once: six walks through all settings were 0.7 ms a run.

    Stands in for `streamlit.config.get_options_for_section`, which only `AppSession` asks, for a new run's message.
    """
    config.get_options_for_section = cache(config.get_options_for_section)
