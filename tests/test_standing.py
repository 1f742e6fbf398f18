"""What stands out is what lies wholly in an outer quarter or outside the funnel."""

import pytest

from sbp.standing import RankInterval, Standing


def interval(first: int, last: int, of: int = 22) -> RankInterval:
    return RankInterval(first, last, of, 0.95, 1000, 1)


@pytest.mark.parametrize(
    ("first", "last", "end"), [(1, 5, "highest"), (1, 6, ""), (17, 22, "lowest"), (16, 22, ""), (1, 22, "")]
)
def test_the_outer_quarters_of_22(first: int, last: int, end: str) -> None:
    assert interval(first, last).outer_quarter == end


def test_standing_out_is_by_rank_or_by_funnel() -> None:
    assert Standing(1.0, interval(1, 3), 10, "inside").stands_out
    assert Standing(1.0, interval(4, 18), 10, "above").stands_out
    assert not Standing(1.0, interval(4, 18), 10, "inside", "hot", 0.01).stands_out
