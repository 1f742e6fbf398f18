"""The C library is told how many pools of memory there may be; where it cannot be told, nothing happens."""

import ctypes
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
