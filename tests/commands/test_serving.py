"""The version in use is opened for commands that read it."""

from datetime import date

import pytest

from sbp.commands import serving
from sbp.errors import SbpError


def test_nothing_built():
    with pytest.raises(SbpError, match="Nothing has been built"), serving.reading():
        pytest.fail("opened nothing")


def test_reading(built):
    with serving.reading() as (version, con):
        assert version == built
        assert con.execute("SELECT value FROM meta WHERE key = 'version'").fetchone() == (built.id,)


def test_today(monkeypatch):
    monkeypatch.setenv("SBP_TODAY", "2026-03-06")
    assert serving.today() == date(2026, 3, 6)
