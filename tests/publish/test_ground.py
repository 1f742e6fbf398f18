"""The unknowns: groups of categories that measures tell apart, pieces of wards, and what stands for a small count."""

from dataclasses import replace

import pytest

from sbp.content import publishing as rules
from sbp.publish import ground
from sbp.store.connection import open_version
from tests.borough_file import BOROUGH, NEW, OLD
from tests.publish.conftest import RUN


@pytest.fixture(scope="module")
def own(private_file, guarded):
    with open_version(private_file) as con:
        (found,) = ground.of_version(con, guarded)
    return found


def test_categories_are_parted_where_a_measure_tells_them_apart(own):
    assert set(own.groups) == {frozenset({"noise"}), frozenset({"nuisance"})}
    assert set(own.cells("all_cases", NEW[0], RUN[:1])) == {
        *own.cells("loud_cases", NEW[0], RUN[:1]),
        *own.cells("other_cases", NEW[0], RUN[:1]),
    }


def test_the_borough_is_its_wards_and_what_lies_in_none(own):
    assert len(own.cells("loud_cases", BOROUGH, RUN[:1])) == 5
    assert [each.low for each in own.assumed()][:3] == [3, 3, 3]


def test_an_old_ward_on_the_same_ground_is_the_same_unknown(own):
    assert own.cells("loud_cases", NEW[2], RUN[:1]) == own.cells("loud_cases", OLD[2], RUN[:1])


def test_every_small_count_is_a_target_once(own, guarded):
    targets = own.targets(rules.load(guarded).shield)
    assert len({each.cells for each in targets}) == len(targets)
    assert all(each.cells for each in targets)


def test_without_protected_measures_there_is_nothing_to_attack(private_file, guarded):
    unguarded = {name: each for name, each in guarded.indicators.items() if each.sensitivity == "open"}
    with open_version(private_file) as con:
        assert ground.of_version(con, replace(guarded, indicators=unguarded)) == ()
