"""What the theme settings cannot say: the frame's few parts of our own, in the theme's colours."""

from pathlib import Path

import streamlit as st

_RULES = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
_GROUND = {"light": "#ffffff", "dark": "#0e1117"}


def theme_name() -> str:
    """Return `light` or `dark`, as the visitor's browser shows the page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def name(text: str) -> None:
    """Write whose dashboard this is beside the navigation, in the colour of its text; it takes no room of a page's."""
    st.html(f"<style>:root {{ --sbp-name: {_quoted(text)}; }}</style>")


def _quoted(text: str) -> str:
    """Write a text as CSS quotes it: letters, digits and spaces as they are, all else by its number."""
    return '"' + "".join(each if each.isalnum() or each == " " else f"\\{ord(each):x} " for each in text) + '"'


def apply() -> None:
    """Add the rules to the page."""
    st.html(f"<style>:root {{ --sbp-ground: {_GROUND[theme_name()]}; }}{_RULES}</style>")
