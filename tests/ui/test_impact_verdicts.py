"""Register and verdicts: what documents report stands as totals, invented days say so, cannot tell is normal."""

from sbp import months
from sbp.charts import impact_words
from sbp.charts.sections import days
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
    assert "days together" in told


def test_the_days_of_a_year_are_the_same_in_the_register_and_in_the_verdicts(visit, read, view):
    """Both by business year: what the outputs' table counts under a year is what is judged together under its name."""
    held = tuple(each for each in impact_answers.days(view) if each.held)
    grid = days.outputs(held, impact_answers.content(view)).table
    counted = dict(zip(grid.columns[2:], grid.rows[0][2:], strict=True))
    judged = {months.business_name(each.year): each.days for each in impact_answers.years(view, held)}
    assert judged == counted
    assert len(judged) > 1
    told = read(visit("impact_days", part="results"))
    assert all(f"{year}, " in told or f"{year}: " in told for year in counted)
