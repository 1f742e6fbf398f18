"""Commands run as processes of their own, and what they said."""

import subprocess

import pytest

from sbp.errors import SbpError
from sbp.ui import children


def test_what_a_command_says_and_how_it_ends_come_back():
    said = children.run("versions")
    assert said.code == 0
    assert said.lines == ("Nothing has been built yet. Try: python -m sbp build.",)


def test_a_complaint_comes_back_as_its_last_line():
    said = children.run("rollback", "nothing")
    assert said.code == 2
    assert "There is no version 'nothing'" in said.complaint


def test_a_command_without_end_is_stopped_in_a_sentence(monkeypatch):
    def never(*_, **__):
        raise subprocess.TimeoutExpired("sbp", 900)

    monkeypatch.setattr(subprocess, "run", never)
    with pytest.raises(SbpError, match="took longer than 15 minutes"):
        children.run("fetch")
