"""What is asked of several indicators at once is what each would have answered."""

from sbp.store import asking, queries, signal_queries, together
from tests import borough_file as tiny

IDS = ("total", "burglary", "nuisance", "of no such name")


def _each(con):
    return [
        (
            queries.indicator_series(con, each, tiny.BOROUGH),
            signal_queries.expected_months(con, each, tiny.BOROUGH),
            queries.indicator_models(con, each),
        )
        for each in IDS
    ]


def test_it_answers_as_each_question_would(con, counting):
    asked_one_by_one = _each(con)
    assert asked_one_by_one[0][0]
    assert asked_one_by_one[0][2]
    with asking.once():
        together.ahead(counting, IDS, tiny.BOROUGH)
        assert _each(counting) == asked_one_by_one
    assert counting.asked == 3


def test_without_a_block_to_remember_it_asks_nothing(counting):
    together.ahead(counting, IDS, tiny.BOROUGH)
    assert counting.asked == 0
