"""The Data page: every source, every file with its account, and what was checked."""

from html import escape

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
