"""The C library is told how many pools of memory there may be; where it cannot be told, nothing happens."""

import asyncio
import ctypes
import gc
import weakref
from types import SimpleNamespace

import pytest

from sbp.ui import memory


def test_the_library_is_told_once(monkeypatch):
    told = []
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(mallopt=lambda *asked: told.append(asked)))
    memory.share()
    assert told == [(-8, memory.MOST_POOLS)]


@pytest.mark.parametrize("fault", [OSError, AttributeError, TypeError])
def test_another_library_shares_in_its_own_way(monkeypatch, fault):
    def refuse(_name):
        raise fault

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    memory.share()


def test_what_is_loaded_is_left_alone_and_the_rest_looked_through_seldom_but_looked_through():
    before = gc.get_threshold()
    try:
        memory.settle()
        assert gc.get_freeze_count() > 10_000
        assert gc.isenabled()
        assert gc.get_threshold() == memory.LOOKS
        assert 5 < memory.LOOKS[0] * memory.LOOKS[1] * memory.LOOKS[2] / (700 * 10 * 10) < 50
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


class Knot:
    """Something that holds itself."""

    def __init__(self):
        self.own = self


@pytest.mark.parametrize(("looks_since", "is_found"), [(1, True), (0, False)])
def test_what_runs_leave_behind_is_found_where_there_is_enough_of_it(monkeypatch, looks_since, is_found):
    monkeypatch.setattr(memory, "SWEEP_SECONDS", 0)
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, looks_since))
    left = weakref.ref(Knot())

    async def serve():
        sweeping = asyncio.create_task(memory.sweep())
        for _ in range(3):
            await asyncio.sleep(0)
        sweeping.cancel()

    gc.disable()
    try:
        asyncio.run(serve())
        assert (left() is None) == is_found
    finally:
        gc.enable()
