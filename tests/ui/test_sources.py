"""The Data page: every source, every file with its account, and what was checked."""

from dataclasses import replace
from html import escape
from unittest.mock import Mock

from sbp import ui
from sbp.answers import sources
from sbp.charts import words


def test_every_source_is_listed_with_its_licence_and_attribution(visit, read, view):
    told = read(visit("data"))
    for source in view.snapshot.content.sources.values():
        assert escape(source.licence) in told
        assert escape(source.publisher) in told


def test_every_file_has_its_account(visit, read, view):
    told = read(visit("data"))
    for each in sources.files(view.snapshot.con):
        assert each.report.name in told
        assert words.number(each.report.rows_in) in told


def test_checks_are_counted_and_listed(visit, read, view):
    told = read(visit("data"))
    for each in sources.checks(view.snapshot.con, view.snapshot.content, view.today):
        assert each.title.replace("'", "&#x27;") in told


def test_the_overview_says_how_fresh_the_sources_with_months_are(visit, read, view):
    told = read(visit())
    for each in sources.freshness(view.snapshot.con, view.snapshot.content, view.today):
        if each.freshness.last_month is not None:
            assert words.freshness_words(each.freshness) in told


def test_rejected_rows_are_added_up_by_reason(view):
    report = sources.files(view.snapshot.con)[0].report
    found = ((("twice", 45, 1),), (("twice", 25, 4), ("bad", 3, 9)))
    accounts = tuple(sources.FileAccount(report, None, reasons) for reasons in found)
    assert ui.sources.by_reason(accounts) == [
        {"Reason": "twice", "Files": "2", "Rows": "70"},
        {"Reason": "bad", "Files": "1", "Rows": "3"},
    ]


def test_what_is_late_or_missing_is_named_first_with_the_kind_of_area_where_it_is_one(view):
    state = sources.freshness(view.snapshot.con, view.snapshot.content, view.today)[0]
    late, right = replace(state.freshness, is_late=True, parts=()), replace(state.freshness, is_late=False, parts=())
    parted = replace(late, parts=(replace(late, kind="borough"), replace(right, kind="ward")))
    title = state.source.title
    told = ui.sources.in_short(tuple(replace(state, files_count=1, freshness=each) for each in (late, right, parted)))
    assert told == f"Late: {title}; {title} (borough figures)."
    assert ui.sources.in_short((replace(state, files_count=0, freshness=right),)) == f"No file is loaded of: {title}."


def test_a_page_about_wards_is_dated_by_ward_figures_where_others_end_elsewhere(view, monkeypatch):
    state = sources.freshness(view.snapshot.con, view.snapshot.content, view.today)[0]
    ward = replace(state.freshness, kind="ward")
    whole = replace(state.freshness, parts=(replace(ward, kind="borough"), ward))
    monkeypatch.setattr(ui.sources.whose, "states", lambda page: (replace(state, freshness=whole),))
    page = Mock()
    ui.sources.date_by(page, state.source.id, "ward")
    ui.sources.date_by(page, state.source.id)
    assert [call.args[0] for call in page.dated.call_args_list] == [ward, whole]
