"""The script of the keys keeps its hands off whoever types; a browser's test presses them."""

from pathlib import Path

from sbp.ui import meeting_keys


def test_the_script_knows_the_keys_of_a_clicker_and_leaves_fields_alone():
    script = Path(meeting_keys.__file__).with_suffix(".js").read_text(encoding="utf-8")
    for name in ("ArrowRight", "ArrowLeft", "PageDown", "PageUp", "textarea", "dialog", "removeEventListener"):
        assert name in script
