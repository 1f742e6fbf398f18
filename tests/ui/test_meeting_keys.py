"""The script of the keys keeps its hands off whoever types; a browser's test presses them."""

from pathlib import Path

from sbp.ui import meeting_keys


def test_the_script_knows_the_keys_of_a_clicker_and_leaves_fields_alone():
    script = Path(meeting_keys.__file__).with_suffix(".js").read_text(encoding="utf-8")
    for name in ("ArrowRight", "ArrowLeft", "PageDown", "PageUp", "textarea", "dialog", "removeEventListener"):
        assert name in script


def test_what_a_key_sent_moves_as_plainly_as_components_are_told(monkeypatch):
    held, moved = {}, []
    monkeypatch.setattr(meeting_keys, "_listener", lambda: lambda **given: held.update(given))
    monkeypatch.setattr(meeting_keys.st, "session_state", {meeting_keys.KEY: {"step": -1}})
    meeting_keys.listen(moved.append)
    held["on_step_change"]()
    assert moved == [-1]
