"""Standings are made once per data version and then kept."""

from sbp.ui import answers, standing_answers


def test_an_answer_is_made_once(view):
    assert standing_answers.boroughs(view, "all_crime", 12) is standing_answers.boroughs(view, "all_crime", 12)
    ward = next(area.code for area in answers.all_areas(view) if area.kind == "ward" and area.vintage == "2022")
    assert standing_answers.profile(view, ward) is standing_answers.profile(view, ward)
