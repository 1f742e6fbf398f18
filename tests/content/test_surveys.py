"""Surveys: printed answers with their base, and topics that point at an answer and a measure."""

import pytest

from sbp import content


def test_answers_keep_their_base_and_where_they_stand(folder):
    surveys = content.load(folder, folder / "geo").surveys
    assert {each.answer: each.base for each in surveys.shares} == {"burglary": None, "fraud": None, "agreed": 61}
    assert surveys.share_of(surveys.topics["homes"]).share == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("topics.yaml", "answer: burglary", "answer: burglery", "topics.yaml homes, answer: 'burglery' is not"),
        ("topics.yaml", "indicator: burglary", "indicator: b", "topics.yaml homes, indicator: 'b' is not one of"),
        ("topics.yaml", "burglary_now", "burglary_nw", "topics.yaml homes, figure: 'burglary_nw' is not a published"),
        ("people.csv", "burglary,40", "burglary,140", "people.csv line 2, percent: '140' is not a percentage"),
        ("people.csv", "agreed,75,61", "agreed,75,many", "people.csv line 4, base: 'many' is not a whole number"),
        ("people.csv", "First plan,What", ",What", "people.csv line 2, document: is missing"),
    ],
)
def test_faults_name_file_and_key(spoiled, file, old, new, fault):
    listed = spoiled(f"survey/{file}", old, new)
    assert any(line.startswith(f"survey/{fault}") for line in listed), listed


def test_topics_that_ship_leave_out_what_has_no_recorded_counterpart():
    surveys = content.load().surveys
    answers = {surveys.share_of(each).answer for each in surveys.topics.values()}
    assert not answers & {"hate crime", "gangs", "fraud"}
