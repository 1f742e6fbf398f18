"""Residents: every printed answer with its base, the answers to objections, and attitudes quarter by quarter."""

from dataclasses import replace

from sbp import content
from sbp.charts import strategy_words, words
from sbp.ui import residents_cards, strategy_answers

SURVEYS = content.load().surveys


def test_every_printed_answer_is_shown_with_where_it_stands(visit, read):
    app = visit("residents")
    told = read(app)
    assert not app.error
    for each in SURVEYS.shares:
        assert each.answer in told
        assert strategy_words.share(each.share) in told
        assert each.reference.document in told
    assert "61 people answered" in told
    assert "how many answered is not printed" in told


def test_an_objection_without_a_printed_answer_says_so(visit, read):
    told = read(visit("residents"))
    assert "No answer is printed." in told
    assert "Q3.b" in told


def test_attitudes_are_drawn_with_a_description_and_their_doubt(visit, read, view):
    app = visit("residents")
    first = strategy_answers.attitudes(view)[0]
    picture = app.get("vega_lite_chart")[0].proto
    assert strategy_words.share(first.shares[-1].share) in picture.alt
    assert "no interval can be drawn" in read(app)
    assert f"year to {words.month_name(first.shares[-1].period_end)}" in read(app)


def test_another_question_can_be_chosen(visit, view):
    app = visit("residents", question="1")
    second = strategy_answers.attitudes(view)[1]
    assert second.question in app.get("vega_lite_chart")[0].proto.alt


def test_a_question_says_where_it_stands_beside_the_region_and_where_it_began(view):
    found = strategy_answers.attitudes(view)[0]
    told = residents_cards.attitude_finding(found, "Bromley", "London")
    first, last = found.shares[0], found.shares[-1]
    assert f"{strategy_words.share(last.share)} in Bromley (London: {strategy_words.share(last.elsewhere)})" in told
    assert told.endswith(f"{strategy_words.share(first.share)} in the year to {words.month_name(first.period_end)}")
    alone = replace(found, shares=(replace(last, elsewhere=None),))
    assert residents_cards.attitude_finding(alone, "Bromley", "London").endswith(
        f"{strategy_words.share(last.share)} in Bromley, year to {words.month_name(last.period_end)}"
    )
