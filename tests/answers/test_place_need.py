"""Need within wards: a ward's need and no more, where points say it lies, with what is missing named."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sbp import content as all_content
from sbp.answers import impact_plan, need, place_need
from sbp.answers.impact_problem import Wish
from sbp.content import impact_days
from sbp.errors import SbpError
from sbp.planning_model import PlaceNeed
from sbp.store import connection, place_queries, versions


@pytest.fixture(scope="module")
def shipped():
    return all_content.load()


@pytest.fixture(scope="module")
def impact(shipped):
    return impact_days.load(set(shipped.indicators))


@pytest.fixture(scope="module")
def con(demonstration):
    return connection.open_version(versions.current(demonstration / "build").path)


@pytest.fixture(scope="module")
def wards(con, shipped, impact):
    return need.of(con, shipped, impact, need.default_weights(impact))


@pytest.fixture(scope="module")
def within(con, shipped, impact, wards):
    return place_need.of(con, shipped, impact.settings, wards)


def test_the_places_of_a_ward_have_its_need_and_no_more(wards, within):
    of_ward = defaultdict(list)
    for place in within.places:
        of_ward[place.ward_code].append(place)
    assert set(of_ward) == {ward.code for ward in wards.wards}
    for ward in wards.wards:
        for issue, values in ward.issues.items():
            assert np.sum([each.issues[issue] for each in of_ward[ward.code]]) == pytest.approx(sum(values))
        assert sum(each.ward_share for each in of_ward[ward.code]) == pytest.approx(1)
        assert all(0 <= each.stability <= ward.stability for each in of_ward[ward.code])


def test_most_need_comes_first_and_every_measure_says_by_what_it_is_placed(wards, within):
    totals = [each.total for each in within.places]
    assert totals == sorted(totals, reverse=True)
    told = {each.indicator for each in (*within.placed, *within.unplaced)}
    assert told == set(wards.last_months)
    assert all(each.first_month < each.last_month for each in within.placed)


def test_points_too_old_or_absent_are_named_and_nothing_at_all_is_said(con, shipped, impact, wards):
    old = replace(impact.settings, oldest_places_months=1)
    late = replace(wards, last_month=date(2026, 1, 1))
    with pytest.raises(SbpError, match="too long ago"):
        place_need.of(con, shipped, old, late)


def test_a_day_reaches_the_hexagons_that_touch_its_own(within):
    reach = place_need.within_reach(within.places)
    assert (np.diag(reach)).all()
    assert reach.sum(axis=1).max() == 7


def test_a_plan_of_places_covers_less_than_one_of_wards_and_names_them(con, shipped, impact, wards, within):
    near = impact_plan.neighbours_of(place_queries.neighbours(con, shipped.borough.vintages[-1].id))
    few = replace(impact, settings=replace(impact.settings, places_a_ward=4, rules={"per_ward": "No ward twice"}))
    wish = Wish(date(2022, 4, 1), 3, gap=2)
    shown, whole = impact_plan.of(wards, few, near, wish, within), impact_plan.of(wards, few, near, wish)
    found = impact_plan.priced(wards, few, near, wish, shown, within)
    assert 0 < found.share < whole.share
    by_id = {each.cell_id: each for each in within.places}
    assert all(by_id[slot.cell_id].name == slot.place for slot in found.slots)
    assert all(by_id[slot.cell_id].ward_code == slot.ward_code for slot in found.slots)
    assert all(not slot.place for slot in whole.slots)
    assert found.missed
    assert not {each.name for each in found.missed} & {slot.place for slot in found.slots}


def test_a_years_need_is_the_sum_of_its_months():
    assert PlaceNeed("c", "High Street", "W1", 0.0, 51.4, tuple(range(12)), {}, 1.0, 0.1).total == 66
