"""What a decision keeps of a measure, and whose the figures are."""

from dataclasses import replace
from datetime import date

from sbp.charts.sections import figures


def test_a_decision_keeps_the_newest_twelve_months_that_are_held(result) -> None:
    found = figures.of(result)
    last = next(point for point in reversed(result.rolling) if point.value is not None)
    assert (found.indicator, found.last_month, found.value) == ("things", last.month, int(last.value))
    assert found.told.startswith("Things recorded in Made Up")
    assert figures.of(replace(result, rolling=())) is None


def test_a_decision_keeps_the_wards_with_the_highest_rates(table) -> None:
    found = figures.of_wards(table, 2)
    assert [(each.area, each.value, each.last_month) for each in found] == [
        ("W4", 500, table.last_month),
        ("W3", 400, table.last_month),
    ]
    assert figures.of_wards(replace(table, first_month=table.last_month), 2) == ()


def test_each_data_set_is_named_once_and_the_licence_where_the_source_line_does_not(result) -> None:
    other = replace(result, source=replace(result.source, id="other", title="Others"))
    later = replace(other, freshness=replace(result.freshness, retrieved=date(2026, 4, 1)))
    assert figures.sources([result]) == ("Things (Maker, loaded 6 Mar 2026; management information). Contains things.")
    assert figures.attributions([result, result]) == ()
    assert figures.sources([result, result, other]) == (
        "Sources: Things (to Feb 2026); Others (to Feb 2026); all loaded 6 Mar 2026."
    )
    assert figures.sources([result, later]) == (
        "Sources: Things (to Feb 2026, loaded 6 Mar 2026); Others (to Feb 2026, loaded 1 Apr 2026)."
    )
    assert figures.attributions([result, other]) == ("Contains things.",)
    assert figures.sources([replace(result, points=())]) == ""
