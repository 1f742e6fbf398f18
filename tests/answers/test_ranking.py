"""Standings: only where a rate and a measure of chance are known, and the same whatever the order of places."""

from itertools import pairwise

import pytest

from sbp.answers import ranking
from sbp.model import Area

AREAS = tuple(Area(f"W{at:02}", f"Ward {at}", "ward", "2022", 10_000, "Census", 1.0) for at in range(20))
CHAIN = [(one.code, other.code) for one, other in pairwise(AREAS)]
FLAT = [200 + at % 3 for at in range(20)]
HIGH = [900 if 4 <= at <= 8 else 150 + 5 * (at % 4) for at in range(20)]
PLAIN = [1.5] * 20


def test_places_that_are_alike_cannot_be_told_apart() -> None:
    found = ranking.judge(AREAS, FLAT, PLAIN, CHAIN)
    assert {(each.ranks.first, each.ranks.last) for each in found.standings} == {(1, 20)}
    assert {(each.hot_class, each.funnel, each.stands_out) for each in found.standings} == {
        ("not distinguishable", "inside", False)
    }


def test_a_run_of_high_wards_is_hot_and_stands_first() -> None:
    found = ranking.judge(AREAS, HIGH, PLAIN, CHAIN).standings
    hot = [at for at, each in enumerate(found) if each.hot_class == "hot"]
    assert {5, 6, 7} <= set(hot) <= {4, 5, 6, 7, 8}
    assert all(each.ranks.last <= 5 for each in found[4:9])
    assert max(found[at].hot_p for at in hot) <= ranking.HOT_LEVEL


def test_the_order_of_places_is_irrelevant() -> None:
    turned = ranking.judge(AREAS[::-1], HIGH[::-1], PLAIN, CHAIN).standings[::-1]
    plain = ranking.judge(AREAS, HIGH, PLAIN, CHAIN).standings
    for one, other in zip(plain, turned, strict=True):
        assert one.smoothed_rate == pytest.approx(other.smoothed_rate)
        assert (one.hot_class, one.funnel) == (other.hot_class, other.funnel)
        assert abs(one.ranks.first - other.ranks.first) <= 1  # drawn anew: the ends may differ by a place


def test_expected_counts_add_up_to_what_was_counted_and_smoothing_keeps_between() -> None:
    found = ranking.judge(AREAS, HIGH, PLAIN)
    assert sum(each.expected_count for each in found.standings) == pytest.approx(sum(HIGH))
    assert found.funnel.common_rate == pytest.approx(1000 * sum(HIGH) / 200_000)
    assert all(15 <= each.smoothed_rate <= 90 for each in found.standings)


def test_the_funnel_narrows_with_residents_and_marks_what_lies_outside() -> None:
    one_far = [200] * 19 + [400]
    found = ranking.judge(AREAS, one_far, PLAIN)
    assert [each.funnel for each in found.standings] == ["inside"] * 19 + ["above"]
    first, last = found.funnel.points[0], found.funnel.points[-1]
    assert last.high_998 - last.low_998 < first.high_998 - first.low_998
    assert first.low_998 < first.low_95 < found.funnel.common_rate < first.high_95 < first.high_998


def test_without_neighbours_no_class_is_given() -> None:
    assert {each.hot_class for each in ranking.judge(AREAS, HIGH, PLAIN).standings} == {None}


def test_a_place_without_a_count_or_residents_is_left_out_and_the_rest_judged() -> None:
    counts = [None, *HIGH[1:]]
    found = ranking.judge(AREAS, counts, [None, None, *PLAIN[2:]], CHAIN).standings
    assert found[0] is None
    assert found[1].ranks.of == 19


@pytest.mark.parametrize(("counts", "dispersions"), [([5, 6, 7], [1.0] * 3), ([0] * 20, PLAIN), (FLAT, [None] * 20)])
def test_too_few_places_nothing_counted_or_no_measure_of_chance_gives_none(counts, dispersions) -> None:
    found = ranking.judge(AREAS[: len(counts)], counts, dispersions)
    assert set(found.standings) == {None}
    assert found.funnel is None
