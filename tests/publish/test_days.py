"""The extract of impact days: date, ward, theme and outputs of days held, and nothing else."""

import json

import pytest

from sbp import content
from sbp.publish import days
from sbp.store import versions
from sbp.store.connection import open_version


@pytest.fixture
def extract(demonstration, monkeypatch):
    monkeypatch.setenv("SBP_DATA_DIR", str(demonstration))
    with open_version(versions.current().path) as con:
        return days.held(con, content.load(), is_demonstration=True)


def test_days_held_are_there_with_counts_and_no_words(extract):
    assert list(extract.columns) == days.COLUMNS
    assert len(extract) > 3
    assert all(isinstance(each, float) for text in extract["outputs"] for each in json.loads(text).values())
