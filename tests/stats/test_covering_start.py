"""Quick plans: they keep to the rules, never pass the proven plan, and moving a single day does not better them."""

import numpy as np
import pytest

from sbp.stats import covering
from sbp.stats.covering_limits import Ground, Limits, Rules
from sbp.stats.covering_start import Drafts

WARDS, MONTHS = 8, 8


def ground(seed):
    rng = np.random.default_rng(seed)
    place = np.arange(WARDS)
    near = np.abs(np.subtract.outer(place, place)) <= 1
    return Ground(rng.gamma(1.0, 5.0, (WARDS, MONTHS + 1)), np.eye(WARDS, dtype=bool), place, near, 2)


@pytest.mark.parametrize(
    "rules",
    [
        Rules(5),
        Rules(5, per_month=1, gap=1),
        Rules(4, per_ward=1, least_wards=4, promised=((7,), (0, 1))),
        Rules(5, least_wards=5, excluded=frozenset({3}), closed=frozenset({0})),
    ],
    ids=str,
)
def test_a_quick_plan_keeps_to_the_rules_and_is_not_far_from_the_best(rules):
    for seed in range(4):
        limits = Limits(ground(seed), rules)
        drafts = Drafts(limits)
        first = drafts.completed([])
        assert first is not None
        better = drafts.exchanged(first)
        proven = covering.solve(ground(seed), rules)
        reached = drafts.covered(better)
        assert 0.9 * proven.covered <= drafts.covered(first) <= reached <= proven.covered * (1 + 1e-6)
        days = [divmod(column, MONTHS) for column in better]
        assert reached == pytest.approx(covering.covered(ground(seed), days))
        sites = {site for site, _ in days}
        assert len(sites) >= (rules.least_wards or 0)
        assert all(sites & set(group) for group in rules.promised)
        assert limits.open[better].all()
        for place in range(len(better)):
            other = drafts.completed(better[:place] + better[place + 1 :])
            assert other is None or drafts.covered(other) <= reached * (1 + 1e-8)


def test_where_no_day_is_left_there_is_no_quick_plan():
    assert Drafts(Limits(ground(0), Rules(9, per_month=1))).completed([]) is None


def test_of_too_many_days_to_begin_with_the_first_are_taken():
    drafts = Drafts(Limits(ground(0), Rules(2)))
    assert drafts.completed([0, 9, 18, 27]) == [0, 9]
