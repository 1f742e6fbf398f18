"""As an analyst would, on the official files: plan a year, read a price, book a day, hold one, read the verdict."""

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from sbp import content, months
from sbp.answers import impact_design, impact_plan, impact_register, impact_results, need, place_need, ward_panel
from sbp.answers.impact_problem import Wish
from sbp.answers.impact_register import Outputs
from sbp.content import impact_days
from sbp.store import connection, place_queries, versions

pytestmark = pytest.mark.realdata
TODAY = date(2026, 3, 15)
TEXTS = {"theme": "clean_up", "lead": "community_safety", "objective": "Fewer broken things"}


@pytest.fixture(scope="module")
def desk(official_site):
    """The official files as they were built, and all that explains them."""
    shipped = content.load()
    with closing(connection.open_version(versions.current(official_site / "build").path)) as con:
        yield con, shipped, impact_days.load(set(shipped.indicators))


def test_a_year_is_planned_priced_booked_held_and_judged(desk, monkeypatch, tmp_path):
    con, shipped, impact = desk
    needs = need.of(con, shipped, impact, need.default_weights(impact))
    near = impact_plan.neighbours_of(place_queries.neighbours(con, shipped.borough.vintages[-1].id))
    wish = Wish(impact_plan.first_month(TODAY), 12, gap=2)
    free, once = (impact_plan.of(needs, impact, near, each) for each in (wish, replace(wish, per_ward=1)))
    switches = impact_plan.priced(needs, impact, near, replace(wish, per_ward=1), once).switches
    price = next(each.price for each in switches if each.rule == "per_ward")
    assert len({slot.ward_code for slot in once.slots}) == 12
    assert price == pytest.approx(1 - once.share / free.share, abs=0.01)
    assert 0 < price < 1
    within = place_need.of(con, shipped, impact.settings, needs)
    places = impact_plan.of(needs, impact, near, wish, within)
    assert places.gap < 0.01
    assert all(slot.place for slot in places.slots)

    panel = ward_panel.read(con, shipped, [each.indicator for each in impact.issues], needs.last_month)
    measure, ward = impact.measures["damage"], next(w for w in panel.wards if w.code == once.slots[0].ward_code)
    when = date(2025, 1, 15)
    design = impact_design.make(panel, impact, measure, ward, when, months.add(when.replace(day=1), -2))
    booked = impact_register.book(False, "analyst", impact, when, ward, design, TEXTS, (), date(2025, 1, 2))
    impact_register.hold(False, "analyst", impact, booked, Outputs({"visits": 16}, cost=900.0), TODAY)
    (held,) = impact_register.days(False)
    found = impact_results.of_day(panel, shipped, held)
    assert found.low < found.ratio < found.high
    assert found.verdict in ("fewer", "more", "cannot tell")
    assert len(found.shams) > 5
