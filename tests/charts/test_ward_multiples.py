"""Every ward in one picture: one scale, the same points as on the page, gaps left open."""

from dataclasses import replace

from sbp.charts import small_multiples, ward_multiples
from sbp.model import Point
from sbp.profiles import EveryWard, WardRun


def test_every_ward_is_drawn_on_one_scale_with_its_own_points(result):
    low = tuple(Point(each.month, 1.0) for each in result.points)
    high = (replace(low[0], value=None), *(replace(each, value=9.0) for each in low[1:]))
    runs = (WardRun(replace(result.area, name="Low & Co"), low), WardRun(replace(result.area, name="High"), high))
    every = EveryWard(runs, low, True, result.breaks, result.events)
    spec = ward_multiples.spec(every, is_demonstration=True)
    first, second = spec["concat"]
    assert first["title"]["text"] == ["Low & Co", "1.0"]
    lines = [each["layer"][-1] for each in (first, second)]
    scales = [each["encoding"]["y"]["scale"]["domain"] for each in lines]
    assert scales == [[0, small_multiples.highest(every)]] * 2
    assert [each["value"] for each in lines[1]["data"]["values"]] == [point.value for point in high]
    assert spec["datasets"]["together"][0] == {"month": low[0].month.isoformat(), "value": 1.0}
    assert "not real" in spec["title"]["text"]
    assert "title" not in ward_multiples.spec(every, is_demonstration=False)
