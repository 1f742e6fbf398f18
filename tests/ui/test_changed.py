"""What changed: each a way to its months, the budget always there."""

from dataclasses import replace
from html import escape

from sbp.charts import signal_words
from sbp.ui import changed, watch_answers


def _links(app) -> list[str]:
    return [element.proto.label for element in app.get("page_link")]


def test_every_signal_leads_to_its_months_and_the_budget_is_told(visit, read, view):
    found = watch_answers.what_changed(view)
    app = visit()
    assert signal_words.changed(found) in [header.value for header in app.header]
    assert escape(signal_words.budget(found)) in read(app)
    for each in found.signals:
        assert any(signal_words.signal(each) in label for label in _links(app))


def test_with_nothing_changed_the_budget_is_still_told(visit, read, view, monkeypatch):
    found = replace(watch_answers.what_changed(view), signals=())
    monkeypatch.setattr(watch_answers, "what_changed", lambda _: found)
    told = read(visit())
    assert "Nothing stands out" in told
    assert escape(signal_words.budget(found)) in told
    assert signal_words.NOT_WHY not in told


def test_many_signals_are_folded(visit, view, monkeypatch):
    found = watch_answers.what_changed(view)
    many = replace(found, signals=found.signals[:1] * (changed.LISTED + 3))
    monkeypatch.setattr(watch_answers, "what_changed", lambda _: many)
    assert "3 more" in [expander.label for expander in visit().expander]
