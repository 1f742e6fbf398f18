"""Covering: the reference answer, small cases against trying all plans, rules one by one, and the time it takes."""

import itertools

import numpy as np
import pytest

from sbp.stats import covering
from sbp.stats.covering import Ground, Rules


def strip(need, lasting=1, wards=None):
    """Places in a row, each a site that covers itself alone; each a ward of its own unless told otherwise."""
    need = np.array(need, dtype=float)
    places = len(need)
    near = np.abs(np.subtract.outer(np.arange(places), np.arange(places))) == 1
    return Ground(
        need, np.eye(places, dtype=bool), np.arange(places) if wards is None else np.array(wards), near, lasting
    )


def tried(ground, rules):
    """Return the most need that any plan covers, by trying every set of days; None where the rules leave none."""
    sites = [(site, month) for site in range(len(ground.ward)) for month in range(ground.months)]
    kept = [days for days in itertools.combinations(sites, rules.days) if keeps(ground, rules, days)]
    return max((covering.covered(ground, days) for days in kept), default=None)


def keeps(ground, rules, days):
    months = [month for _, month in days]
    wards = [int(ground.ward[site]) for site, _ in days]
    apart = all(
        abs(a[1] - b[1]) > rules.gap or not (wards[i] == wards[j] or ground.near[wards[i], wards[j]])
        for (i, a), (j, b) in itertools.combinations(enumerate(days), 2)
    )
    return (
        (rules.per_month is None or max(months.count(each) for each in months) <= rules.per_month)
        and (rules.per_ward is None or max(wards.count(each) for each in wards) <= rules.per_ward)
        and (rules.least_wards is None or len(set(wards)) >= rules.least_wards)
        and (not rules.gap or apart)
        and not rules.closed & set(months)
        and not rules.excluded & {site for site, _ in days}
        and all(any(s in sites for s, _ in days) for sites in rules.promised)
    )


def test_the_reference_case():
    reach = np.array([[1, 0, 0, 0], [1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1], [0, 0, 0, 1]], dtype=bool)
    ground = Ground(np.array([[10.0], [8], [6], [5], [3]]), reach, np.arange(4), np.zeros((4, 4), dtype=bool))
    plan = covering.solve(ground, Rules(days=2))
    assert plan.days == ((0, 0), (2, 0))
    assert plan.covered == pytest.approx(29)
    assert plan.gap == pytest.approx(0, abs=covering.GAP)


def test_no_plan_has_more_days_than_are_asked_for():
    """Shared out, 4 of these 5 sites are held for more than half of one of 3 days."""
    of_place = ["3", "12", "13", "13", "04", "023", "01", "0124", "14", "03", "2"]
    reach = np.array([[str(site) in sites for site in range(5)] for sites in of_place])
    need = np.array([[1.0, 2, 1, 1, 1, 1, 1, 1, 2, 1, 2]]).T
    ground = Ground(need, reach, np.arange(5), np.zeros((5, 5), dtype=bool))
    plan = covering.solve(ground, Rules(3))
    assert len(plan.days) == 3
    assert plan.covered == pytest.approx(tried(ground, Rules(3)))


RULES = [
    Rules(3),
    Rules(3, per_month=1),
    Rules(4, per_month=1, per_ward=1),
    Rules(3, per_ward=2, gap=1),
    Rules(3, gap=2),
    Rules(3, least_wards=3, closed=frozenset({1})),
    Rules(3, excluded=frozenset({0, 2}), promised=((3,),)),
    Rules(2, promised=((1, 2), (0,)), per_month=1),
    Rules(5, per_month=1),
    Rules(3, gap=3, per_month=1),
]


@pytest.mark.parametrize("rules", RULES, ids=str)
@pytest.mark.parametrize("lasting", [1, 2])
def test_no_plan_covers_more(rules, lasting):
    rng = np.random.default_rng(3)
    for _ in range(3):
        ground = strip(rng.integers(0, 20, (4, 4 + lasting - 1)), lasting, wards=[0, 0, 1, 2])
        best, plan = tried(ground, rules), covering.solve(ground, rules)
        assert (plan and plan.covered) == (best if best is None else pytest.approx(best))
        if plan:
            assert keeps(ground, rules, plan.days)
            assert plan.bound >= plan.covered


def test_what_two_days_cover_counts_once():
    ground = strip([[5, 5, 5]], lasting=2)
    assert covering.covered(ground, [(0, 0), (0, 1)]) == 15
    assert covering.covered(ground, [(0, 0), (0, 0)]) == 10


def test_a_rule_costs_what_more_could_be_covered_without_it():
    ground = strip([[10, 9], [3, 1], [2, 1]])
    rules = Rules(2, per_month=1, per_ward=1)
    plan = covering.solve(ground, rules)
    assert plan.covered == pytest.approx(12)
    freed = {each: covering.solve(ground, covering.switched_off(rules, each)) for each in covering.in_force(rules)}
    prices = {each: without.covered / plan.covered - 1 for each, without in freed.items()}
    assert prices == pytest.approx({"per_month": 1 / 12, "per_ward": 7 / 12})


def test_alternatives_differ_and_come_in_order():
    ground = strip(np.arange(24.0).reshape(6, 4))
    rules = Rules(4, per_month=1)
    plan = covering.solve(ground, rules)
    others = covering.alternatives(ground, rules, plan, differing=2)
    assert len(others) == 3
    reached = [plan.covered, *(each.covered for each in others)]
    assert reached == sorted(reached, reverse=True)
    for one, two in itertools.combinations([plan, *others], 2):
        sites = {site for site, _ in one.days}
        assert sum(site not in sites for site, _ in two.days) >= 2


def test_fewer_alternatives_where_there_are_fewer():
    ground = strip([[1.0, 1.0], [1.0, 0.5]])
    plan = covering.solve(ground, Rules(1))
    assert len(covering.alternatives(ground, Rules(1), plan, differing=1)) == 1


def test_the_rule_in_the_way_is_named():
    ground = strip(np.ones((3, 4)))
    rules = Rules(4, per_month=1, per_ward=1, closed=frozenset())
    assert covering.solve(ground, rules) is None
    assert covering.in_the_way(ground, rules) == (("per_ward",), True)
    both = Rules(4, per_month=1, per_ward=1, closed=frozenset({0}))
    assert covering.in_the_way(ground, both) == ((), True)


def test_a_rule_that_there_was_no_time_to_try_is_not_called_harmless(monkeypatch):
    monkeypatch.setattr(covering, "solve", lambda *_, **__: covering.Plan((), 0.0, 1.0))
    assert covering.in_the_way(strip(np.ones((3, 4))), Rules(4, per_ward=1)) == ((), False)


@pytest.mark.parametrize("lasting", [1, 3])
def test_a_borough_of_cells_is_planned_with_its_gap(lasting):
    rng = np.random.default_rng(8)
    across, down = 44, 30  # 22 wards of 60 cells each, 4 by 15, in two rows of eleven
    x, y = np.meshgrid(np.arange(across), np.arange(down), indexing="ij")
    ward = (x // 4 + 11 * (y // 15)).ravel()
    apart = np.abs(x.ravel()[:, None] - x.ravel()) + np.abs(y.ravel()[:, None] - y.ravel())
    near = np.zeros((22, 22), dtype=bool)
    touching = np.argwhere(apart == 1)
    near[ward[touching[:, 0]], ward[touching[:, 1]]] = True
    month = np.arange(12 + lasting - 1)
    need = rng.gamma(0.5, 2.0, (1320, 1)) * (1 + 0.3 * np.sin(month / 2 + rng.uniform(0, 6, (1320, 1))))
    rules = Rules(12, per_month=1, per_ward=2, gap=1, least_wards=8)
    plan = covering.solve(Ground(need, apart <= 1, ward, near, lasting), rules)
    assert len(plan.days) == 12
    assert plan.gap <= covering.GAP


@pytest.mark.parametrize("rules", [Rules(4), Rules(4, per_month=1, gap=1, per_ward=2)], ids=str)
def test_where_time_runs_out_the_plan_at_hand_stands_with_what_is_proven_of_it(rules):
    ground = strip(np.random.default_rng(5).gamma(1.0, 5.0, (6, 9)), 3)
    proven, rushed = covering.solve(ground, rules), covering.solve(ground, rules, effort=covering.Effort(0.0))
    assert len(rushed.days) == 4
    assert keeps(ground, rules, rushed.days)
    assert rushed.covered <= proven.covered <= rushed.bound
    assert rushed.gap > 0


def test_days_that_cover_nothing_in_common_are_a_plain_sort_and_need_no_solver(monkeypatch):
    monkeypatch.setattr("scipy.optimize.linprog", None)
    monkeypatch.setattr("scipy.optimize.milp", None)
    need = np.random.default_rng(6).permutation(40.0 * np.arange(1, 25)).reshape(6, 4)
    plan = covering.solve(strip(need), Rules(5))
    assert plan.covered == plan.bound == np.sort(need.ravel())[-5:].sum()
