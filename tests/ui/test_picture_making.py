"""Pictures are kept by what they show, drawn few at once, and at a pace for each visitor."""

import threading

import pytest

from sbp.errors import SbpError
from sbp.ui import picture_making
from sbp.ui.shelf import Shelf


@pytest.fixture
def drawing(monkeypatch):
    """Every drawing that is begun; nothing is kept of other tests."""
    begun = []
    monkeypatch.setattr(picture_making, "_kept", Shelf(picture_making.KEPT))
    monkeypatch.setattr(picture_making, "_asked", picture_making.OrderedDict())
    monkeypatch.setattr(picture_making, "_draw", lambda spec, form: begun.append((spec, form)) or spec.encode())
    return begun


def test_a_picture_that_was_drawn_costs_nothing_again(drawing):
    for session in ("a", "a", "b"):
        assert picture_making.drawn("{}", "png", session) == b"{}"
    picture_making.drawn("{}", "svg", "a")
    assert drawing == [("{}", "png"), ("{}", "svg")]


def test_a_visitor_who_asks_too_fast_is_told_so_and_others_are_not(drawing, monkeypatch):
    for number in range(picture_making.PACE):
        picture_making.drawn(f"{number}", "png", "a")
    refused = []
    for _ in range(2):
        with pytest.raises(SbpError, match="12 pictures a minute") as told:
            picture_making.drawn("one more", "png", "a")
        refused.append(told.value)
    assert refused[0] is not refused[1], "one error raised twice would keep what each visitor asked for"
    assert picture_making.drawn("0", "png", "a") == b"0", "what is kept can always be had"
    assert picture_making.drawn("one more", "png", "b") == b"one more"
    monkeypatch.setattr(picture_making, "PACE_SECONDS", 0)
    assert picture_making.drawn("later", "png", "a") == b"later"


def test_the_queue_is_short_and_whoever_finds_it_full_is_told_so(drawing, monkeypatch):
    go, inside = threading.Event(), threading.Semaphore(0)

    def wait(spec, form):
        inside.release()
        go.wait(5)
        return b""

    monkeypatch.setattr(picture_making, "_draw", wait)
    asked = [
        threading.Thread(target=picture_making.drawn, args=(f"{at}", "png"))
        for at in range(picture_making.AT_ONCE + picture_making.WAITING)
    ]
    for each in asked:
        each.start()
    for _ in range(picture_making.AT_ONCE):
        assert inside.acquire(timeout=5)
    while picture_making._places._value:
        pass
    assert not inside.acquire(blocking=False), "no more are drawn at once"
    with pytest.raises(SbpError, match="Other people are having pictures drawn"):
        picture_making.drawn("refused", "png")
    go.set()
    for each in asked:
        each.join(5)
    monkeypatch.setattr(picture_making, "_draw", lambda spec, form: b"drawn")
    assert picture_making.drawn("refused", "png") == b"drawn", "a refusal is not kept"


def test_whoever_waits_for_the_same_picture_takes_a_place_too(drawing, monkeypatch):
    go = threading.Event()
    monkeypatch.setattr(picture_making, "_draw", lambda spec, form: b"drawn" if go.wait(5) else b"")
    got = []
    places = picture_making.AT_ONCE + picture_making.WAITING
    asked = [threading.Thread(target=lambda: got.append(picture_making.drawn("same", "png"))) for _ in range(places)]
    for each in asked:
        each.start()
    while picture_making._places._value:
        pass
    with pytest.raises(SbpError, match="Other people are having pictures drawn"):
        picture_making.drawn("same", "png")
    go.set()
    for each in asked:
        each.join(5)
    assert got == [b"drawn"] * places


def test_what_cannot_be_drawn_is_a_sentence_and_not_an_empty_file():
    with pytest.raises(SbpError, match="could not be drawn"):
        picture_making.drawn('{"mark": 1}', "png")
