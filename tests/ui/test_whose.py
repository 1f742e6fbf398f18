"""At the foot of every page: whose figures, their status, period, retrieval, next update, and whom to ask."""

from dataclasses import replace

import pytest

from sbp.answers import sources
from sbp.charts import words
from sbp.model import Freshness
from sbp.ui import whose


@pytest.fixture
def states(view):
    return sources.freshness(view.snapshot.con, view.snapshot.content, view.today)


def test_a_page_says_whose_figures_how_fresh_and_whom_to_ask(visit, read, monkeypatch):
    monkeypatch.setenv("SBP_CONTACT", "safer@example.gov.uk")
    told = read(visit("privacy"))
    foot = told[told.index(whose.CAPTION) :]
    for part in ("Status", "Period", "Retrieved", "Next update", "not accredited", "management information"):
        assert part in foot
    assert "Questions about these figures: safer@example.gov.uk" in told


def test_each_source_with_files_has_its_line_and_one_without_has_none(states):
    told = whose.markup(states)
    for each in states:
        assert (f'<th scope="row">{each.source.title}' in told) is bool(each.files_count)
        assert not each.files_count or words.day_name(each.freshness.retrieved) in told


def test_what_is_late_is_said_to_be_late(states):
    held = next(each for each in states if each.freshness.next_due)
    late = replace(held.freshness, is_late=True)
    assert isinstance(late, Freshness)
    assert "(late)" in whose.markup((replace(held, freshness=late),))
    assert "(late)" not in whose.markup((replace(held, freshness=replace(late, is_late=False)),))


def test_what_is_left_out_of_a_source_is_said_with_its_name(states):
    assert whose.missing(states) == ""
    told = whose.missing((replace(states[0], left_out=("ward figures of <May>.",)),))
    assert f"Left out of {states[0].source.title}: ward figures of &lt;May&gt;." in told
