"""The bars of a change taken apart still add up, and clear parts are told from others by words too."""

from datetime import date

import altair

from sbp.charts import change_parts
from sbp.model import Change, Interval
from sbp.watching import ChangePart, ChangeParts

WHOLE = Change(1100, 1000, 1.1, Interval(1.02, 1.19), 2.0)


def test_bars_still_add_up_where_small_parts_stand_together():
    many = [ChangePart(f"W{at}", 100 + at, 100, Interval(-50, 50)) for at in range(22, 1, -1)]
    clear = (*many, ChangePart("W1", 101, 100, Interval(0.5, 2)))
    drawn = change_parts.parts(ChangeParts("ward", WHOLE, date(2026, 2, 1), clear))
    assert sum(each.change for each in drawn) == sum(each.change for each in clear)
    assert len(drawn) == change_parts.MOST + 1
    assert "W1" in {each.name for each in drawn}


def test_the_chart_is_valid_and_names_what_is_clear():
    parts = (ChangePart("Theft", 400, 280, Interval(40, 200)), ChangePart("Rest", 600, 590, None))
    found = ChangeParts("category", WHOLE, date(2026, 2, 1), parts)
    spec = change_parts.spec(found, True)
    altair.LayerChart.from_dict(spec)
    assert [each["told"] for each in spec["layer"][0]["data"]["values"]] == [
        "Theft: 120 more (clear)",
        "Rest: 10 more (not judged)",
    ]
    assert "title" in spec
    assert "title" not in change_parts.spec(found, False)
