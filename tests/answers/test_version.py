"""Which version answers, and which day is today."""

from datetime import date

import pytest

from sbp.answers import version
from sbp.errors import UsageError


def test_a_version_says_what_it_is(con):
    assert version.facts(con) == version.VersionFacts("2025-03-07.1-abcdef12", False, True, date(2025, 2, 1))


def test_today_is_set_or_real_or_the_month_after_invented_data(con, monkeypatch):
    assert version.today(con) == date.today()
    with con.cursor() as own:
        own.begin()
        own.execute("UPDATE meta SET value = 'true' WHERE key = 'is_demonstration'")
        assert version.today(own) == date(2025, 3, 1)
        monkeypatch.setenv("SBP_TODAY", "2024-12-24")
        assert version.today(own) == date(2024, 12, 24)
        own.rollback()
    monkeypatch.setenv("SBP_TODAY", "yesterday")
    with pytest.raises(UsageError, match="yesterday"):
        version.today(con)
