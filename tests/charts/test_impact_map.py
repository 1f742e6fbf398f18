"""The map of a plan: every ward once, shaded by need, with the months of its days."""

from datetime import date

import altair

from sbp.charts import impact_map, theme
from sbp.impact_model import Design
from sbp.planning_model import Need, Slot, WardNeed

DAY = date(2025, 4, 1)
NEED = Need(
    (WardNeed("W1", "North", (10.0,) * 12, {}, 1.0), WardNeed("W2", "South", (1.0,) * 12, {}, 1.0)),
    {}, DAY, DAY, {}, (), 1, "v",
)  # fmt: skip
SLOTS = (Slot(DAY, "W1", "North", "", 1.0), Slot(date(2025, 8, 1), "W1", "North", "", 1.0))


def _outlines() -> dict:
    square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    names = ("W1", "W2", "W3")
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": square,
                "properties": {"ward_code": code, "ward_name": code, "label_x": 0, "label_y": 0},
            }
            for code in names
        ],
    }


def test_wards_are_shaded_by_need_and_say_their_months() -> None:
    spec = impact_map.spec(NEED, SLOTS, _outlines(), True)
    altair.LayerChart.from_dict(spec)
    shapes, labels = (layer["data"]["values"] for layer in spec["layer"])
    assert [shape["name"] for shape in shapes] == ["North", "South"]
    assert shapes[0]["fill"] != shapes[1]["fill"]
    assert [(label["label"], label["short"]) for label in labels] == [("Apr, Aug", "1, 2")]
    assert shapes[1]["told"] == "12 a year; no day planned"


def test_the_legend_has_every_shade_and_counts_the_wards_in_it() -> None:
    legend = impact_map.keys(NEED)
    assert [(key.label, key.wards) for key in legend[:1] + legend[-1:]] == [
        ("need of 96 or more a year", 1), ("less than 24", 1),
    ]  # fmt: skip
    assert [key.fill for key in legend] == list(reversed(theme.LIGHT.sequential))


def test_more_days_than_fit_are_told_by_their_number() -> None:
    many = tuple(Slot(date(2025, month, 1), "W1", "North", "", 1.0) for month in (4, 7, 10))
    labels = impact_map.spec(NEED, many, _outlines(), False)["layer"][1]["data"]["values"]
    assert [label["label"] for label in labels] == ["3 times"]


def test_the_description_follows_the_plan() -> None:
    assert "planned in North" in impact_map.alt(NEED, SLOTS)
    assert "planned in no ward" in impact_map.alt(NEED, ())


def test_the_map_of_a_day_names_its_ward_without_saying_that_the_day_has_been_held() -> None:
    design = Design("m", ("a",), DAY, DAY, DAY, DAY, DAY, DAY, ("W3",), ("W2",), 1.0, 0.0, 0.27, 0.88, "v")
    spec = impact_map.around(design, "W1", {each: each for each in ("W1", "W2", "W3")}, _outlines())
    shapes, labels = spec["layer"][0]["data"]["values"], spec["layer"][-1]["data"]["values"]
    assert [shape["told"] for shape in shapes] == ["day’s ward", "next door", "compared with"]
    assert [label["label"] for label in labels] == ["here"]
