"""The problem that a wish makes: sites, months and rules as the solver takes them."""

from datetime import date

import numpy as np
import pytest

from sbp import settings
from sbp.answers.impact_problem import Problem, Wish
from sbp.content import impact_days
from sbp.errors import UsageError
from sbp.planning_model import Need, NeedWithin, PlaceNeed, WardNeed

START = date(2025, 4, 1)


@pytest.fixture
def impact():
    return impact_days.load({path.stem for path in (settings.CONTENT_DIR / "indicators").glob("*.yaml")})


def need():
    wards = tuple(WardNeed(code, f"Ward {code}", (size,) * 12, {}, 1.0) for code, size in (("W1", 3.0), ("W2", 2.0)))
    return Need(wards, {}, START, START, {}, (), 9, "v")


def test_months_begin_with_the_first_that_is_planned_and_last_as_long_as_a_day_covers(impact):
    problem = Problem(need(), impact, {}, Wish(START, 2))
    assert problem.run[0] == START
    assert problem.full.months == 12
    assert problem.full.lasting == impact.settings.months_covered


def test_closed_months_are_counted_from_the_first_and_cameras_change_place_when_their_stay_ends(impact):
    closed = Problem(need(), impact, {}, Wish(START, 2, closed=frozenset({date(2025, 6, 1), date(2030, 1, 1)})))
    assert closed.rules().closed == {2}
    cameras = Problem(need(), impact, {}, Wish(START, 2, stay=6))
    assert cameras.rules().closed == set(range(12)) - {0, 6}
    with pytest.raises(UsageError):
        Problem(need(), impact, {}, Wish(START, 2, stay=9))


def test_a_day_covers_what_touches_its_place_and_a_camera_its_own_alone(impact):
    places = tuple(
        PlaceNeed(f"c{number}", f"Place {number}", "W1", 0.0, 51.4 + 0.003 * number, (1.0,) * 12, {}, 1.0, 0.3)
        for number in range(3)
    )
    within = NeedWithin(places, (), ())
    days = Problem(need(), impact, {}, Wish(START, 2), within)
    assert days.reach.sum(axis=1).tolist() == [2, 3, 2]
    assert days.sites_of("W1") == (0, 1, 2)
    assert np.array_equal(Problem(need(), impact, {}, Wish(START, 2, stay=3), within).reach, np.eye(3, dtype=bool))
