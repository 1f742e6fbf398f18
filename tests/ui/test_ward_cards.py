"""A ward's page names the days held there and says how to report."""

from html import escape

from sbp.ui import contacts, impact_verdicts, ward_cards
from tests.ui.test_standings import wards


def test_days_held_in_the_ward_streets_and_ways_to_report_stand_on_its_page(visit, view, read):
    held = [each for each in impact_verdicts.shown(view) if each.held]
    code = held[0].ward_code
    rows = ward_cards.day_rows(view, code)
    assert len(rows) == sum(each.ward_code == code for each in held)
    told = read(visit("ward", ward=code))
    assert f"{len(rows)} impact day" in told
    assert all(escape(row["Day"]) in told for row in rows)
    assert all(contacts.dialled(each.how) in told for each in ward_cards.ways(view))
    assert "Where in this ward" in told


def test_a_ward_without_a_day_has_no_rows(view):
    taken = {each.ward_code for each in impact_verdicts.shown(view) if each.held}
    free = next(each.code for each in wards(view) if each.code not in taken)
    assert ward_cards.day_rows(view, free) == []
