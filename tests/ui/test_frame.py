"""The frame of every page: banner, freshness, data version, links, and what a fault becomes."""

import pytest

from sbp.errors import SbpError
from sbp.store import versions
from sbp.ui import navigation, snapshots, whose


@pytest.mark.parametrize("entry", navigation.ENTRIES, ids=lambda entry: entry.id)
def test_every_page_says_that_the_demonstration_is_not_real(visit, read, entry):
    words = read(visit(entry.id))
    assert "Demonstration data, not real." in words
    assert f"Data version {versions.current().id}" in words
    if entry.id != "meeting":  # has the whole screen; each of its messages names its own sources
        assert whose.CAPTION in words
        assert "Questions about these figures:" in words


def test_the_page_says_how_fresh_its_data_is(visit, read):
    assert "Borough figures to Feb 2022; next due" in read(visit("trends"))


def test_data_that_is_late_is_said_to_be_late_beside_the_title_and_at_the_foot(visit, read, monkeypatch):
    monkeypatch.setenv("SBP_TODAY", "2023-06-01")
    told = read(visit("trends"))
    assert "is late" in told[: told.index(whose.CAPTION)]
    assert "(late)" in told[told.index(whose.CAPTION) :]


def test_a_version_that_is_gone_gets_a_sentence_and_the_current_figures(visit):
    app = visit("trends", v="2020-01-01.1-00000000")
    assert "2020-01-01.1-00000000, which is no longer kept" in app.warning[0].value
    assert app.header


def test_an_earlier_version_that_is_kept_is_shown_as_the_link_asks(visit, view, monkeypatch):
    older = snapshots.Snapshot(
        versions.Version("2020-01-01.1-00000000", view.snapshot.version.path, True, view.today, "x", {}),
        view.snapshot.content,
        view.snapshot.facts,
        view.snapshot.con,
    )
    monkeypatch.setattr(snapshots, "at", lambda wanted: older)
    app = visit("trends", v=older.version.id)
    assert "as the link asks" in app.warning[0].value
    app.button[0].click().run()
    assert not app.warning
    assert "v" not in app.query_params


def test_the_link_holds_every_filter_absolute_months_and_the_version(visit):
    app = visit("hotspots")
    link = app.code[0].value
    for part in ("indicator=", "measure=rate", "months=12", "to=2022-02", "vintage=2022", f"v={versions.current().id}"):
        assert part in link


def test_a_page_of_figures_without_filters_has_a_link_to_its_version_and_other_pages_have_none(visit, view):
    assert visit("methods").code[0].value.endswith(f"?v={view.version_id}")
    assert not visit("more").code


def test_a_fault_of_ours_is_a_reference_and_the_frame_stays_whole(visit, read, monkeypatch):
    monkeypatch.setattr("sbp.ui.answers.series", lambda *_: 1 / 0)
    app = visit("trends")
    assert "Cannot be shown, reference" in app.error[0].value
    assert "division" not in read(app)
    assert "Data version" in read(app)


def test_a_fault_that_a_person_can_mend_is_its_sentence(visit, monkeypatch):
    def refuse(*_):
        raise SbpError("The shelf is empty", "shelf 3", "filling it")

    monkeypatch.setattr("sbp.ui.answers.series", refuse)
    assert visit("trends").error[0].value == "The shelf is empty (shelf 3). Try: filling it."


def test_a_database_that_cannot_be_opened_is_said_in_one_sentence(visit, monkeypatch):
    def refuse():
        raise SbpError("The built file cannot be opened", "x.duckdb", "python -m sbp rollback")

    monkeypatch.setattr(snapshots, "current", refuse)
    app = visit("trends")
    assert [error.value for error in app.error] == [
        "The built file cannot be opened (x.duckdb). Try: python -m sbp rollback."
    ]
