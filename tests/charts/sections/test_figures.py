"""What a decision keeps of a measure, and whose the figures are."""

from dataclasses import replace

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


def test_each_publisher_is_named_once(result) -> None:
    other = replace(result, source=replace(result.source, id="other", title="Others"))
    assert figures.sources([result]) == ("Things (Maker, loaded 6 Mar 2026; management information). Contains things.")
    assert figures.sources([result, result, other]) == (
        "Sources: Maker: Things (to Feb 2026, loaded 6 Mar 2026); Maker: Others (to Feb 2026, loaded 6 Mar 2026)."
    )
    assert figures.sources([replace(result, points=())]) == ""
    assert figures.attributions([result, other]) == ("Contains things.",)
