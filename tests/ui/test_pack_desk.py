"""The page of packs: who may make which, and that the one made is handed over."""

import pytest

from sbp.ui import pack_desk
from sbp.ui.pack_making import Made


def test_the_analyst_is_offered_every_pack_and_the_board_no_restricted_one(visit, monkeypatch) -> None:
    assert "Council input to tasking" in visit("packs").selectbox[0].options
    monkeypatch.setenv("SBP_AUDIENCE", "board")
    offered = visit("packs").selectbox[0].options
    assert offered == ["Board pack", "Scrutiny pack"]
    linked = visit("packs", pack="tasking")
    assert linked.selectbox[0].value == "board"
    assert "Council input" not in linked.header[0].value


def test_a_link_opens_a_pack_and_its_form(visit, read) -> None:
    app = visit("packs", pack="scrutiny", form="xlsx")
    told = read(app)
    assert "Scrutiny pack" in told
    assert "numbers as numbers" in told
    assert "OFFICIAL" in told


def test_a_made_pack_is_offered_for_the_choice_it_was_made_for(visit) -> None:
    app = visit("packs", pack="board", form="pdf")
    app.session_state[pack_desk._MADE] = ("board", "pdf", Made("board.pdf", "application/pdf", b"%PDF", 3.2))
    app.run()
    assert app.success[0].value == "Board pack is ready: made in 3 seconds, 0.0 MB."
    assert app.get("download_button")[0].proto.label == "Download PDF"


@pytest.mark.parametrize("failure", ["The disk is full."])
def test_a_failure_is_said_and_can_be_tried_again(visit, failure) -> None:
    class Failed:
        progress = type("P", (), {"is_running": False, "failure": failure})()

    app = visit("packs")
    app.session_state[pack_desk._MAKING] = Failed()
    app.run()
    assert app.error[0].value == f"The pack could not be made. {failure}"
    assert not app.button[0].disabled


def test_no_more_packs_are_made_at_once_than_the_machine_can_bear(visit, monkeypatch) -> None:
    monkeypatch.setattr(pack_desk, "is_full", lambda: True)
    app = visit("packs")
    app.button[0].click().run()
    assert "try again in a few seconds" in app.warning[0].value
    assert pack_desk._MAKING not in app.session_state
