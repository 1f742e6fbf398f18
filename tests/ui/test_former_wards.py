"""An address that names a ward of before May 2022 opens the ward of today in which most of it lies, and says so."""

from sbp.ui import former_wards, standing_answers
from tests.ui.test_standings import wards


def test_a_former_ward_leads_to_the_one_with_most_of_its_residents(visit, view):
    today = wards(view)
    old = standing_answers.profile(view, today[5].code).old_wards[0]
    shares = {
        area.code: each.share_of_old_residents
        for area in today
        for each in standing_answers.profile(view, area.code).old_wards
        if each.area.code == old.area.code
    }
    most = max(shares, key=lambda code: shares[code] or 0)
    for wanted in (old.area.code, old.area.name.lower()):
        code, said = former_wards.meant(view, wanted)
        assert code == most
        assert old.area.name in said
    app = visit("ward", ward=old.area.code)
    assert app.selectbox(key="ward").value == most
    assert old.area.name in app.warning[0].value


def test_what_names_no_former_ward_means_none(view):
    assert former_wards.meant(view, "Atlantis") is None
    assert former_wards.meant(view, wards(view)[0].code) is None
