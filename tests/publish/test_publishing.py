"""Publishing as a whole: one step, nothing twice, earlier publications remembered, a leak held back with its report."""

import dataclasses
import json

import duckdb
import pytest

from sbp import settings
from sbp.content import publishing as rules
from sbp.errors import SbpError
from sbp.publish import publishing
from sbp.store import public_file, versions
from tests.borough_file import NEW
from tests.publish.conftest import DAY, SMALL


def test_a_publication_is_a_version_of_its_own_with_its_report(private):
    done = publishing.publish(DAY)
    assert versions.current(settings.public_dir()) == done.version
    versions.verify_file(done.version)
    assert done.version.manifest["made_from"] == private.id
    report = json.loads((settings.reports_dir() / f"{done.version.id}.json").read_text())
    assert report["is_safe"]
    assert report["small_counts"] > 0
    again = publishing.publish(DAY)
    assert (again.version, again.is_new) == (done.version, False)


def test_what_an_earlier_publication_said_is_held_against_the_next(private, monkeypatch):
    first = publishing.publish(DAY).version
    with duckdb.connect(str(first.path)) as con:
        con.execute(
            "UPDATE indicator_month SET value = 3 WHERE indicator_id = 'loud_cases' AND area_code = ? "
            "AND month_start_date = ?",
            [NEW[1], SMALL],
        )
    with pytest.raises(SbpError, match=f"figure in version {first.id}: loud cases, Southgate"):
        publishing.publish(DAY)
    assert versions.current(settings.public_dir()).id == first.id


def test_a_leak_in_the_file_stops_publication_and_the_report_is_kept(private, monkeypatch):
    honest = public_file.write

    def leaky(source, target, *others):
        honest(source, target, *others)
        with duckdb.connect(str(target)) as con:
            con.execute(
                "UPDATE indicator_month SET value = 3 WHERE indicator_id = 'loud_cases' AND area_code = ? "
                "AND month_start_date = ?",
                [NEW[1], SMALL],
            )

    monkeypatch.setattr(public_file, "write", leaky)
    with pytest.raises(SbpError, match="Nothing was published: loud cases, Southgate"):
        publishing.publish(DAY)
    assert versions.current(settings.public_dir()) is None
    assert "must lie between 3 and 3" in (settings.reports_dir() / "refused.txt").read_text()
    assert {each.name for each in settings.public_dir().iterdir()} == {".lock"}


def test_a_change_of_the_rule_is_a_new_publication(private, guarded, monkeypatch):
    first = publishing.publish(DAY).version
    rule = rules.load(guarded)
    stricter = dataclasses.replace(rule, shield=dataclasses.replace(rule.shield, threshold=10))
    monkeypatch.setattr(rules, "load", lambda *_: stricter)
    assert publishing.publish(DAY).version.identity != first.identity


def test_without_a_build_there_is_nothing_to_publish():
    with pytest.raises(SbpError, match="Nothing has been built"):
        publishing.publish(DAY)
