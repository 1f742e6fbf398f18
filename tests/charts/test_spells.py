"""Spells, gaps and breaks are drawn only where they lie in the months shown."""

from dataclasses import replace

from sbp.charts import spells, theme
from sbp.watching import LevelBefore


def test_a_spell_is_cut_to_the_months_shown(result):
    (band, label) = spells.exceptional(result, result.points[3:], theme.LIGHT)
    assert band["data"]["values"] == [{"from": "2022-06-01", "to": "2022-10-01", "text": "Exceptional"}]
    assert label["mark"]["type"] == "text"
    assert spells.exceptional(result, result.points[-6:], theme.LIGHT) == []


def test_months_missing_at_the_ends_are_no_gap(result):
    blank = tuple(replace(point, value=None) for point in result.points[:3])
    assert spells.missing(blank + result.points[3:10], theme.LIGHT) == []
    assert spells.missing((), theme.LIGHT) == spells.breaks(result, (), theme.LIGHT) == []


def test_months_that_are_not_added_up_are_named_by_their_note(result):
    why = "not added up across a day"
    masked = tuple(replace(each, value=None, note=why if at < 9 else "") for at, each in enumerate(result.points))
    points = (result.points[0], *masked[6:12], result.points[-1])
    (band, _) = spells.missing(points, theme.LIGHT, by_note=True)
    assert [each["text"] for each in band["data"]["values"]] == [why, "no data"]
    (band, _) = spells.missing(points, theme.LIGHT)
    assert [each["text"] for each in band["data"]["values"]] == ["no data"]


def test_the_level_before_a_spell_is_a_line_up_to_where_months_may_be_compared(result):
    first, last = result.points[2].month, result.points[13].month
    before = LevelBefore("Floods", first, last, 50.0, result.change)
    (line,) = spells.level(before, result.points, 12, theme.LIGHT)
    assert line["data"]["values"][0] | {"told": ""} == {
        "from": "2022-05-01", "to": "2026-02-01", "level": 600.0, "told": "",
    }  # fmt: skip
    (cut,) = spells.level(replace(before, until=result.points[20].month), result.points, 1, theme.LIGHT)
    assert cut["data"]["values"][0]["to"] == "2023-11-01"
    assert spells.level(replace(before, mean=None), result.points, 1, theme.LIGHT) == []
    assert spells.level(None, result.points, 1, theme.LIGHT) == []
