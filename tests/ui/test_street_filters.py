"""The filters of the street map follow the address, say what they do not know, and keep to what the reader may see."""

from datetime import date

import pytest

from sbp.ui import street_answers, street_filters


def test_the_address_opens_the_street_map_with_its_filters(visit):
    app = visit("hotspots", by="streets", kind="rubbish", months="3", shown="density")
    assert app.selectbox(key="kind").value == "rubbish"
    assert not app.exception
    assert not app.get("deck_gl_json_chart")


def test_the_kind_with_the_newest_month_comes_first_and_of_several_the_first_of_the_content(view, monkeypatch):
    kinds = street_answers.kinds(view)
    first, second, third = list(kinds)[:3]
    ends = dict.fromkeys(kinds, date(2018, 5, 1)) | {second: date(2025, 2, 1), third: date(2025, 2, 1)}
    monkeypatch.setattr(street_answers, "months_held", lambda _, kind: (date(2010, 12, 1), ends[kind.id]))
    held = {each: kinds[each] for each in (first, second, third)}
    assert street_filters.freshest(view, held) == second
    assert street_filters.freshest(view, {first: kinds[first]}) == first


def test_a_place_of_another_ward_is_said_not_to_be_here(visit, view):
    table = street_answers.table(view, "antisocial", None, 12)
    other = next(each.code for each in table.wards if each.code != table.places[0].ward_code)
    app = visit("hotspots", by="streets", cell=table.places[0].cell_id, ward=other)
    assert "is not available here" in app.warning[0].value


def test_a_place_far_down_is_in_the_list_when_the_address_asks_for_it(visit, view):
    last = street_answers.table(view, "antisocial", None, 12).places[-1]
    app = visit("hotspots", by="streets", cell=last.cell_id)
    assert app.selectbox(key="cell").value == last.cell_id
    assert not app.warning


@pytest.mark.parametrize(("audience", "is_offered"), [("analyst", True), ("public", False)])
def test_the_public_is_not_offered_kinds_that_may_hold_sexual_offences(view, monkeypatch, audience, is_offered):
    monkeypatch.setenv("SBP_AUDIENCE", audience)
    assert ("violence" in street_answers.kinds(view)) is is_offered
    assert "antisocial" in street_answers.kinds(view)
