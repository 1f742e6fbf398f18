"""Register and verdicts: what documents report stands as totals, invented days say so, cannot tell is normal."""

from sbp.charts import impact_words
from sbp.ui import impact_answers


def test_the_register_holds_invented_days_and_what_documents_report(visit, read):
    told = read(visit("impact_days", part="register"))
    assert "held, invented" in told
    assert "reported as totals" in told
    assert "fire-safety visits 39" in told
    assert "knives found 2" in told
    assert "without dates" in told


def test_every_day_has_its_verdict_and_the_year_its_own(visit, read, view):
    app = visit("impact_days", part="results")
    assert not app.error
    told = read(app)
    for day in impact_answers.days(view):
        if day.is_invented:
            first = impact_words.verdict(impact_answers.outcome(view, day)).split(":")[0]
            assert first in told
    assert "days together" in told or "of 4 days" in told or "of 8 days" in told
