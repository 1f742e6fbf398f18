"""What is kept on a shelf: made once, also where many ask at once; the longest unused goes first; no fault is kept."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from sbp.ui.shelf import Shelf


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
