"""What was written down in words: no name of a field, no id that has a name, and nothing lost that is not known."""

import pytest

from sbp.answers import account, council_input, decisions, impact_register, meetings
from sbp.charts import record_words as told

NAMES = {"clean_up": "Clean-up", "E05": "Hazel Ward", "fires": "Rubbish fires", "fines": "Fines issued"}


def test_a_booked_day_is_read_without_the_names_of_its_fields():
    design = {
        "after_first": "2022-05-01", "after_last": "2022-10-01", "comparison": ["E05"], "detectable": 0.34,
        "issues": ["fires"], "ring": [], "spread": 1.0377856,
    }  # fmt: skip
    body = {"day": "2022-04-15", "theme": "clean_up", "ward_code": "E05", "ward_name": "Hazel Ward", "design": design}
    assert told.content(body, NAMES) == (
        "Day: 15 Apr 2022. Ward: Hazel Ward. Theme: Clean-up. How it is judged: Counting Rubbish fires; "
        "Judged from May 2022; until Oct 2022; Beside Hazel Ward; Smallest cut that would be found 34%; "
        "Spread of its counts, against chance 1.04"
    )


def test_a_decision_says_its_text_first_and_of_its_figures_what_they_find():
    figure = {"area": "E05", "indicator": "fires", "told": "Rubbish fires: about 9% fewer", "value": 805}
    body = {
        "data_version": "v1",
        "due": "2022-06-30",
        "figures": [figure],
        "filters": [["Area", "Bromley"]],
        "text": "Go",
    }
    assert told.content(body, NAMES) == (
        "Text: Go. Due: 30 Jun 2022. Figures on screen: Rubbish fires: about 9% fewer. Shown for: Area, Bromley. "
        "Data version: v1"
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"some_new_field": "typed"}, "Some new field: typed"),
        ({"outputs": {"fines": 1200}, "cost": None, "notes": ""}, "Left behind: Fines issued 1,200"),
        ({"is_sure": True, "when": "2022-99-99"}, "Is sure: yes. When: 2022-99-99"),
        ({"month": "2022-03"}, "Month: Mar 2022"),
        ({"deep": {"er_still": [{"a": 1.5}, {"a": 2}]}}, "Deep: Er still A 1.5; A 2"),
        ({"text": "clean_up"}, "Text: clean_up"),
        ({}, ""),
    ],
)
def test_whatever_an_entry_holds_is_shown(body, words):
    assert told.content(body, NAMES) == words


def test_what_an_entry_is_about_holds_no_key_of_the_machine():
    assert told.about("fires 2022-03-01 1d9ae8feb555", NAMES) == "Rubbish fires 1 Mar 2022"


def test_every_kind_that_is_written_has_a_name():
    written = {getattr(impact_register, each) for each in ("DAY", "HELD", "ADDITION", "WEIGHTS")}
    written |= {decisions.DECISION, decisions.TASK, council_input.KIND, meetings.KIND}
    written |= {account.PROGRESS, account.LOG, account.COMMENTARY}
    assert set(told.KINDS) == written
    assert told.kind("some_kind") == "Some kind"
