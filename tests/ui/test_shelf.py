"""What is kept on a shelf: made once, also where many ask at once; the longest unused goes first; no fault is kept."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from sbp.ui.shelf import Shelf, parts, weight


def test_many_who_ask_at_once_wait_for_one_to_make_it():
    shelf, made, together = Shelf(5), [], threading.Barrier(8)

    def make():
        made.append(True)
        time.sleep(0.02)
        return object()

    def ask(_number):
        together.wait()
        return shelf.get("key", make)

    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(ask, range(8)))
    assert len(made) == len(found) == 1


def test_what_was_not_asked_for_longest_is_let_go():
    shelf = Shelf(2)
    first, second = shelf.get(1, object), shelf.get(2, object)
    assert shelf.get(1, object) is first
    shelf.get(3, object)
    assert shelf.get(1, object) is first
    assert shelf.get(2, object) is not second


def test_a_fault_is_raised_and_the_next_to_ask_tries_again():
    shelf = Shelf(2)
    with pytest.raises(ZeroDivisionError):
        shelf.get("key", lambda: 1 / 0)
    assert shelf.get("key", lambda: "made") == "made"


def test_one_thing_may_be_made_of_others():
    shelf = Shelf(2)
    assert shelf.get("whole", lambda: shelf.get("part", lambda: 1) + 1) == 2


def test_what_is_kept_never_weighs_more_than_it_may():
    shelf = Shelf(1_000, 50_000)
    for number in range(100):
        shelf.get(number, lambda: ["x" * 1_000 for _ in range(3)])
        assert shelf.bytes_held <= 50_000
    assert shelf.bytes_held > 40_000
    assert shelf.get(99, lambda: "gone") != "gone"
    assert shelf.get(0, lambda: "gone") == "gone"


def test_what_is_too_heavy_by_itself_is_given_and_not_kept():
    shelf = Shelf(10, 1_000)
    shelf.get("light", lambda: "kept")
    before = shelf.bytes_held
    assert len(shelf.get("heavy", lambda: "x" * 5_000)) == 5_000
    assert shelf.bytes_held == before
    assert shelf.get("light", lambda: "made anew") == "kept"
    assert shelf.get("heavy", lambda: "light") == "light"


def test_weight_counts_what_a_thing_leads_to_once_and_nothing_that_is_there_anyway():
    text = "x" * 10_000
    assert 10_000 < weight([text, {"again": text}]) < 11_000
    assert weight([text], apart=parts(["other", text])) < 1_000


def test_weight_does_not_lead_into_the_program():
    assert weight(("all", Shelf, threading, weight, Shelf(1).get)) < 1_000


def test_of_a_long_list_some_stand_for_all():
    rows = [(number, f"{number:1000d}") for number in range(5_000)]
    assert weight(rows) == pytest.approx(sum(weight(row) for row in rows), rel=0.1)
