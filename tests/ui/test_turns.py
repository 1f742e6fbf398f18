"""Pages are made one after another in the order of asking, and none holds the others up for long."""

import threading

import pytest
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

from sbp.ui import turns

MANY, PATIENT, IMPATIENT = 12, 60.0, 0.01


def _ask(make):
    thread = threading.Thread(target=make, daemon=True)
    thread.start()
    return thread


def test_pages_are_made_in_the_order_of_asking_and_never_two_at_once():
    asked, made, going_on, most = turns.Turns(PATIENT), [], [], []

    def page(number):
        with asked.turn():
            going_on.append(number)
            most.append(len(going_on))
            made.append(number)
            going_on.remove(number)

    threads = []
    with asked.turn():
        for number in range(MANY):
            threads.append(_ask(lambda number=number: page(number)))
            while len(asked._waiting) <= number:
                threads[-1].join(0.001)
        assert not made
    for thread in threads:
        thread.join(PATIENT)
    assert made == list(range(MANY))
    assert max(most) == 1


def test_who_waits_behind_a_long_page_is_served_while_it_is_still_made():
    asked, served = turns.Turns(IMPATIENT), [threading.Event() for _ in range(3)]

    def page(mine):
        with asked.turn():
            mine.set()

    with asked.turn():
        threads = [_ask(lambda each=each: page(each)) for each in served]
        assert all(each.wait(PATIENT) for each in served)
    for thread in threads:
        thread.join(PATIENT)
    with asked.turn():
        assert not asked._waiting


def test_a_long_page_that_ends_late_takes_nobody_elses_turn():
    asked, out, inside = turns.Turns(IMPATIENT), threading.Event(), threading.Event()

    def page():
        with asked.turn():
            inside.set()
            out.wait(PATIENT)

    with asked.turn():
        second = _ask(page)
        assert inside.wait(PATIENT)
        seconds_turn = asked._has_it
    assert asked._has_it is seconds_turn
    out.set()
    second.join(PATIENT)
    assert asked._has_it is None


def test_a_page_that_fails_hands_its_turn_on():
    asked = turns.Turns(PATIENT)
    with pytest.raises(KeyError), asked.turn():
        raise KeyError("ward")
    with asked.turn():
        assert asked._has_it is not None


def test_streamlit_makes_its_pages_in_turn(monkeypatch):
    asked, made = turns.Turns(PATIENT), []
    monkeypatch.setattr(turns, "Turns", lambda: asked)
    monkeypatch.setattr(ScriptRunner, "_run_script", lambda *what: made.append((*what, asked._has_it is not None)))
    turns.take()
    ScriptRunner._run_script("runner", "what is asked")
    assert made == [("runner", "what is asked", True)]
    assert asked._has_it is None
