"""Survey answers: an area's questions that were asked often enough, each oldest first."""

from datetime import date

import duckdb
import pytest

from sbp.store import survey_queries
from tests.borough_file import write


@pytest.fixture
def con():
    with duckdb.connect() as held:
        write(held)
        rows = [("S", f"2021-Q{q}", date(2021, 3 * q, 28), "E1", "Safe?", "Yes", q / 10, 0.5, None, 1) for q in (2, 1)]
        rows += [("S", "2021-Q1", date(2021, 3, 31), "E1", "Once?", "Yes", 0.9, None, 61, 1)]
        rows += [("S", f"2021-Q{q}", date(2021, 3 * q, 28), "E2", "Safe?", "Yes", 0.1, 0.5, None, 1) for q in (1, 2)]
        held.executemany(f"INSERT INTO survey_answer VALUES ({', '.join('?' * 10)})", rows)
        yield held


def test_questions_asked_often_enough_come_oldest_first(con):
    found = survey_queries.survey_waves(con, "E1", 2)
    assert [(row.question, row.wave, row.share) for row in found] == [
        ("Safe?", "2021-Q1", 0.1),
        ("Safe?", "2021-Q2", 0.2),
    ]


def test_the_base_is_none_where_none_is_given(con):
    assert [row.base_count for row in survey_queries.survey_waves(con, "E1", 1)] == [61, None, None]
