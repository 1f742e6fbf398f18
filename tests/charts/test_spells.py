"""Spells, gaps and breaks are drawn only where they lie in the months shown."""

from dataclasses import replace

from sbp.charts import spells, theme


def test_a_spell_is_cut_to_the_months_shown(result):
    (band, label) = spells.exceptional(result, result.points[3:], theme.LIGHT)
    assert band["data"]["values"] == [{"from": "2022-06-01", "to": "2022-10-01", "text": "Exceptional"}]
    assert label["mark"]["type"] == "text"
    assert spells.exceptional(result, result.points[-6:], theme.LIGHT) == []


def test_months_missing_at_the_ends_are_no_gap(result):
    blank = tuple(replace(point, value=None) for point in result.points[:3])
    assert spells.missing(blank + result.points[3:10], theme.LIGHT) == []
    assert spells.missing((), theme.LIGHT) == spells.breaks(result, (), theme.LIGHT) == []
