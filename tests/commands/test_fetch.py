"""`fetch` hands on what was asked for and says what came of it."""

import pytest

from sbp.ingest import fetch
from sbp.ingest.fetch import Outcome
from sbp.store import taken
from tests import made_up_files


@pytest.fixture
def fetched(monkeypatch, tmp_path):
    """A fetch that delivers one made-up file and fails for the second source."""

    def run(names, deliver, held, today, base_url, progress, aside):
        deliver([made_up_files.survey(tmp_path / "survey.csv")])
        progress("survey.csv", 10, 10)
        state = "failed" if "second" in names else "fetched"
        return [Outcome("first", "fetched", "survey.csv", 10), Outcome("second", state, "x", 0, "It says why.")]

    monkeypatch.setattr(fetch, "fetch", run)


def test_delivered_to_the_inbox(sbp, fetched):
    code, out, _ = sbp("fetch", "--base-url", "http://127.0.0.1:1")
    assert code == 0
    assert "fetched    first" in out
    assert [each.name for each in taken.held()] == ["survey.csv"]


def test_one_failure_fails(sbp, fetched):
    code, out, _ = sbp("fetch", "first", "second")
    assert (code, "It says why." in out) == (1, True)


def test_unknown_source(sbp):
    code, _, err = sbp("fetch", "no_such_source")
    assert (code, err.count("\n")) == (2, 1)
