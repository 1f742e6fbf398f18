"""Need: in the order of what was counted, made of what is held, and never of a zero that nobody counted."""

import pytest

from sbp import months, settings
from sbp.answers import need
from sbp.content import impact_days
from sbp.errors import SbpError
from tests import borough_file as tiny

SHIPPED = {path.stem for path in (settings.CONTENT_DIR / "indicators").glob("*.yaml")}


@pytest.fixture
def impact():
    return impact_days.load(SHIPPED)


def test_wards_come_in_the_order_of_what_was_counted(con, words, impact):
    found = need.of(con, words, impact, {"total": 2.0, "nuisance": 0.0})
    assert [ward.name for ward in found.wards] == list(tiny.NAMES)
    assert found.wards[0].total == pytest.approx(2 * 40 * 12, rel=0.1)
    assert len(found.wards[0].months) == 12
    assert all(0 <= ward.stability <= 1 for ward in found.wards)
    assert found.last_month == tiny.LAST


def test_need_is_the_sum_of_its_measures_times_stability(con, words, impact):
    found = need.of(con, words, impact, {"total": 1.0, "nuisance": 3.0})
    for ward in found.wards:
        raw = [sum(values) for values in zip(*ward.issues.values(), strict=True)]
        assert ward.months == pytest.approx([value * ward.stability for value in raw])


def test_a_measure_that_is_not_held_is_said_and_takes_no_part(con, words, impact):
    alone = need.of(con, words, impact, {"total": 1.0})
    both = need.of(con, words, impact, {"total": 1.0, "referrals": 100.0})
    assert [each.indicator for each in both.missing] == ["referrals"]
    assert [ward.total for ward in both.wards] == pytest.approx([ward.total for ward in alone.wards])


def test_need_as_it_was_known_at_an_earlier_month(con, words, impact):
    earlier = months.add(tiny.LAST, -6)
    found = need.of(con, words, impact, {"total": 1.0}, earlier)
    assert found.last_month == earlier


@pytest.mark.parametrize("weights", [{}, {"total": 0.0}, {"referrals": 1.0}])
def test_nothing_to_make_need_from_is_said(con, words, impact, weights):
    with pytest.raises(SbpError, match="Need cannot be made"):
        need.of(con, words, impact, weights)


def test_what_ships_is_off_unless_addressed(impact):
    weights = need.default_weights(impact)
    assert all((weights[each.indicator] > 0) == each.addressed for each in impact.issues)
