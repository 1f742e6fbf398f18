"""Pages get the same numbers as everybody else who asks the domain."""

from sbp.answers import indicators, wards
from sbp.ui import answers


def test_a_series_is_the_domains_own(view):
    shown = view.snapshot
    borough = shown.content.borough.code
    for indicator_id in answers.held(view):
        expected = indicators.series(shown.con, shown.content, indicator_id, borough, view.today)
        assert answers.series(view, indicator_id, borough) == expected


def test_a_ward_table_is_the_domains_own_and_kept(view):
    shown = view.snapshot
    first = next(iter(answers.held(view)))
    vintage = shown.content.borough.vintages[-1].id
    expected = wards.table(shown.con, shown.content, first, None, 12, vintage, view.today)
    table = answers.ward_table(view, first, None, 12, vintage)
    assert table == expected
    assert answers.ward_table(view, first, None, 12, vintage) is table


def test_headlines_are_those_that_the_content_marks(view):
    marked = {each.id for each in view.snapshot.content.indicators.values() if each.headline}
    assert {result.indicator.id for result in answers.headlines(view)} == marked


def test_outlines_come_in_metres_and_in_degrees(view):
    vintage = view.snapshot.content.borough.vintages[-1].id
    metres = answers.outlines(view, vintage, degrees=False)["features"][0]["properties"]
    degrees = answers.outlines(view, vintage, degrees=True)["features"][0]["properties"]
    assert metres["label_x"] > 500_000
    assert -1 < degrees["label_x"] < 1


def test_months_run_from_old_to_new(view):
    vintage = view.snapshot.content.borough.vintages[-1].id
    held = answers.ward_months(view, next(iter(answers.held(view))), vintage)
    assert list(held) == sorted(held)
    assert {area.kind for area in answers.all_areas(view)} >= {"borough", "ward"}
