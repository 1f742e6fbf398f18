"""Residents: worry beside the record in the same order, and attitudes with an interval only where there is a base."""

from dataclasses import replace
from datetime import date

import duckdb
import pytest

from sbp import content
from sbp.answers import residents
from sbp.content.surveys import Surveys
from tests.borough_file import BOROUGH, write

TODAY = date(2025, 3, 10)


@pytest.fixture
def asked():
    with duckdb.connect() as held:
        write(held)
        rows = [
            ("S", f"2021-Q{q}", date(2021, 3 * q, 28), BOROUGH, "Safe?", "Yes", 0.5, 0.4, base, 1)
            for q, base in ((1, None), (2, 100), (3, 100), (4, 100))
        ]
        held.executemany(f"INSERT INTO survey_answer VALUES ({', '.join('?' * 10)})", rows)
        yield held


def test_an_attitude_has_an_interval_only_where_there_is_a_base(asked, words):
    (attitude,) = residents.attitudes(asked, words)
    first, second = attitude.shares[:2]
    assert (first.low, first.high, first.elsewhere) == (None, None, 0.4)
    assert second.low < second.share < second.high


def test_without_a_survey_there_is_no_attitude(con, words):
    assert residents.attitudes(con, words) == ()


def test_worry_stands_beside_what_was_printed_and_what_is_counted_now(con, words):
    (worry,) = residents.worries(con, words, None, TODAY)
    assert (worry.asked.share, worry.topic.printed) == (pytest.approx(0.4), 120)
    assert worry.now.indicator.id == "burglary"
    assert residents.worries(con, words, (), TODAY) == ()


def test_places_tell_where_worry_and_record_part(con, words):
    topic, share = words.surveys.topics["homes"], words.surveys.shares[0]
    topics = {
        "a": replace(topic, id="a", name="A", answer="a", printed=10),
        "b": replace(topic, id="b", name="B", answer="b", printed=30),
        "c": replace(topic, id="c", name="C", answer="c", printed=20),
    }
    shares = tuple(replace(share, answer=each, share=value) for each, value in (("a", 0.8), ("b", 0.8), ("c", 0.1)))
    found = residents.worries(con, replace(words, surveys=Surveys(shares, topics)), None, TODAY)
    assert [(each.topic.name, each.worry_place, each.record_place, each.apart) for each in found] == [
        ("A", 1, 3, -2),
        ("B", 1, 1, 0),
        ("C", 3, 2, 1),
    ]


def test_what_has_no_recorded_counterpart_is_named(words):
    assert residents.without_record(words) == ("fraud",)


def test_every_printed_answer_leads_to_its_figure_and_no_two_to_the_same():
    held = content.load()
    found = [residents.figure_of(held, each) for each in held.surveys.shares]
    assert all(found)
    assert len(set(found)) == len(found)
    for each, figure in zip(held.surveys.shares, found, strict=True):
        assert held.published.figures[figure].value.text == f"{each.share:.0%}"


def test_an_answer_that_is_printed_nowhere_leads_nowhere():
    held = content.load()
    assert residents.figure_of(held, replace(held.surveys.shares[0], share=0.999)) == ""


def test_a_question_is_asked_in_words_where_content_gives_them(asked, words):
    told = replace(words, surveys=replace(words.surveys, questions={("S", "Safe?"): ("Survey", "Feels safe here")}))
    assert [(each.survey, each.question) for each in residents.attitudes(asked, words)] == [("S", "Safe?")]
    assert [(each.survey, each.question) for each in residents.attitudes(asked, told)] == [
        ("Survey", "Feels safe here")
    ]
