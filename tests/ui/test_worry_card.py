"""Worry beside record: like with like in time, said where they part, and nothing for what has no record."""

from sbp.charts import words
from sbp.ui import strategy_answers


def test_each_topic_stands_beside_the_record_of_its_time_and_of_now(visit, read, view):
    told = read(visit("residents"))
    for each in strategy_answers.worries(view, None):
        assert f"{each.topic.printed_measure}: {words.number(each.topic.printed)} ({each.topic.printed_change})" in told
        assert f"Recorded then: {each.topic.printed_period}, as printed" in told
        assert f"{each.now.indicator.name}: {words.number(each.now.change.latest)}" in told


def test_the_headline_says_where_they_part(visit):
    assert visit("residents").header[0].value == "Motor vehicle theft ranks higher in worry than in recorded crime"


def test_what_has_no_record_is_named_and_nothing_is_claimed_of_wards(visit, read):
    told = read(visit("residents"))
    assert "Without a recorded counterpart: fraud, gangs, hate crime." in told
    assert "nothing follows for single wards" in told


def test_a_priority_shows_its_own_topics_alone(visit, read, view):
    with_topics, without = (
        next(each for each in view.snapshot.content.strategies.leading.priorities if bool(each.topics) is has)
        for has in (True, False)
    )
    names = {each.topic.name for each in strategy_answers.worries(view, with_topics.topics)}
    assert len(names) == len(with_topics.topics)
    assert "Residents' concern beside recorded crime" in read(visit(with_topics.address))
    assert "Residents' concern beside recorded crime" not in read(visit(without.address))
