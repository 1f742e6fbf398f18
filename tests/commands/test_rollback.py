"""`rollback` goes back to the version before, or to one that is named."""

from datetime import date

from sbp.ingest import inbox
from sbp.ingest.build import build
from sbp.store import taken, versions
from tests import made_up_files


def test_rollback(sbp, built, tmp_path):
    inbox.load([made_up_files.survey(tmp_path / "survey.csv")], date(2026, 3, 6))
    second = build(date(2026, 3, 6)).version
    code, out, _ = sbp("rollback")
    assert (code, built.id in out, versions.current()) == (0, True, built)
    taken.set_aside([taken.held()[-1].sha256], "wrong month", "analyst")
    code, out, _ = sbp("rollback", second.id)
    assert (code, "Of its files, 1 was set aside since." in out) == (0, True)
    assert versions.current() == second
    assert sbp("check")[0] == 0


def test_nothing_before(sbp, built):
    code, out, err = sbp("rollback")
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_unknown_version(sbp, built):
    code, _, err = sbp("rollback", "2026-03-06.9-00000000")
    assert (code, built.id in err) == (2, True)
