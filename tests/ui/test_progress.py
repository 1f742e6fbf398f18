"""A build at work, as whoever waits sees it."""

from streamlit.testing.v1 import AppTest

from sbp.ui import building


def test_the_step_and_how_many_of_all_are_shown(monkeypatch):
    state = building.Progress(step="Reading files", done=3, of=12, is_running=True)
    monkeypatch.setattr(building.Builder, "progress", lambda _: state)

    def page():
        from sbp.ui import progress

        progress.follow()

    app = AppTest.from_function(page).run()
    assert not app.exception
    assert app.get("progress")[0].proto.text == "Reading files (3 of 12)"
    assert app.get("progress")[0].proto.value == 25
