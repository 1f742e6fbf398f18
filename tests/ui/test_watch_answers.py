"""The watch as pages ask for it: of the series asked for, and made once."""

from sbp.ui import answers, watch_answers


def test_answers_are_of_the_series_asked_for_and_made_once(view):
    result = answers.headlines(view)[0]
    points = watch_answers.expected(view, result)
    assert {point.month: point.value for point in points}[result.points[-1].month] == result.points[-1].value
    assert watch_answers.expected(view, result) is points
    assert watch_answers.board(view, result) is watch_answers.board(view, result)
    assert watch_answers.what_changed(view) is watch_answers.what_changed(view)


def test_an_adjusted_series_has_the_same_months_and_other_values(view):
    result = answers.headlines(view)[0]
    adjusted = watch_answers.adjusted(view, result)
    assert [point.month for point in adjusted.points] == [point.month for point in result.points]
    assert [point.value for point in adjusted.points] != [point.value for point in result.points]
    assert adjusted.rolling == result.rolling


def test_every_ward_of_the_boundaries_asked_for(view):
    every = watch_answers.wards(view, answers.headlines(view)[0].indicator.id, "2022")
    assert len(every.wards) == sum(area.vintage == "2022" for area in answers.all_areas(view))
