"""Wards are shaded by classes that their legend states, and never by colour alone."""

from hypothesis import given
from hypothesis import strategies as st

from sbp.charts import classes, theme
from tests.charts import standings


def test_rates_fall_into_the_class_that_the_legend_states(table) -> None:
    for shade, row in zip(classes.shades(table, "rate", theme.LIGHT), table.rows, strict=True):
        if row.rate_per_1000 is None:
            assert shade.class_label == "no data"
            continue
        low, high = (float(edge) for edge in shade.class_label.split(" to "))
        assert low <= row.rate_per_1000 <= high
        assert shade.label == f"{row.rate_per_1000:.1f}"


def test_change_is_told_by_a_shape_as_well_as_a_colour(table) -> None:
    drawn = classes.shades(table, "change", theme.LIGHT)
    assert [shade.label for shade in drawn] == ["▼", "–", "–", "–", "–", "○"]
    assert [shade.class_label for shade in drawn] == ["clearly fewer", *["no clear change"] * 4, "not compared"]


def test_standing_is_told_by_shape_and_words_as_well_as_colour(table) -> None:
    drawn = classes.shades(standings.wards(table), "standing", theme.LIGHT)
    assert [shade.label for shade in drawn] == ["▼", "–", "–", "–", "▲", "○"]
    assert drawn[4].told == "50.0 per 1,000, the highest of 5; hot: high with its neighbours"
    assert [(key.label, key.wards) for key in classes.legend(drawn)] == [
        ("cold: low with its neighbours", 1),
        ("not distinguishable from chance", 3),
        ("hot: high with its neighbours", 1),
        ("not judged", 1),
    ]


def test_smoothed_rates_are_shaded_like_rates(table) -> None:
    drawn = classes.shades(standings.wards(table), "smoothed", theme.LIGHT)
    assert [shade.label for shade in drawn] == ["30.0"] * 5 + ["○"]
    assert {shade.class_label for shade in classes.shades(table, "smoothed", theme.LIGHT)} == {"no data"}


def test_circles_grow_by_area(table) -> None:
    radii = [shade.radius_m for shade in classes.shades(table, "count", theme.LIGHT)]
    assert radii[4] == classes.LARGEST_CIRCLE_M
    assert round((radii[4] / radii[0]) ** 2, 6) == 5.0
    assert radii[5] == 0


def test_the_legend_counts_every_ward_once(table) -> None:
    for measure in ("rate", "count", "change", "smoothed", "standing"):
        keys = classes.legend(classes.shades(table, measure, theme.LIGHT))
        assert sum(key.wards for key in keys) == len(table.rows)


@given(st.lists(st.floats(0, 1000, allow_nan=False), max_size=40), st.integers(2, 6))
def test_limits_rise_and_part_the_values(values: list[float], wanted: int) -> None:
    cuts = classes.limits(values, wanted)
    assert cuts == sorted(set(cuts))
    assert len(cuts) < wanted
    assert all(min(values) <= cut <= max(values) for cut in cuts)


def test_the_legend_runs_from_the_lowest_class_to_what_has_none(table) -> None:
    rates = [key.label for key in classes.legend(classes.shades(table, "rate", theme.LIGHT))]
    lows = [float(label.split(" to ")[0]) for label in rates if label != "no data"]
    assert lows == sorted(lows)
    assert rates[-1] == "no data"
    changes = [key.label for key in classes.legend(classes.shades(table, "change", theme.LIGHT))]
    assert changes == ["clearly fewer", "no clear change", "not compared"]
