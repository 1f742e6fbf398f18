"""What is withheld: every small count, and beside it what would give it away."""

import pytest

from sbp.content import publishing as rules
from sbp.errors import SbpError
from sbp.publish import ground, suppress
from sbp.publish.bounds import Statement
from sbp.store.connection import open_version
from tests.borough_file import NEW
from tests.publish.conftest import LONE, RUN, SMALL


@pytest.fixture(scope="module")
def own(private_file, guarded):
    with open_version(private_file) as con:
        (found,) = ground.of_version(con, guarded)
    return found


@pytest.fixture(scope="module")
def shield(guarded):
    return rules.load(guarded).shield


@pytest.fixture(scope="module")
def released(own, shield):
    return suppress.release(own, "2022", shield, [], frozenset(NEW))


def shown(released, measure, ward, month):
    return next(
        each.value
        for each in released.rows
        if (each.indicator_id, each.area_code, each.month_start_date) == (measure, NEW[ward], month)
    )


def test_small_counts_are_withheld_with_a_note_and_others_are_rounded(released):
    assert shown(released, "loud_cases", 1, SMALL) is None
    assert shown(released, "loud_cases", 0, RUN[0]) == 20
    assert all(each.note for each in released.rows if each.value is None)
    assert not [each for each in released.rows if each.value is not None and (0 < each.value < 5 or each.value % 5)]


def test_where_a_small_count_stands_alone_others_are_withheld_beside_it(released):
    assert released.beside > 0
    assert [shown(released, "loud_cases", ward, LONE) for ward in range(4)].count(None) > 1


def test_only_the_wards_in_force_are_given(released, own):
    assert {each.area_code for each in released.rows} == {*NEW, own.borough}


def test_where_an_earlier_publication_gives_a_count_away_nothing_can_be_released(own, shield):
    cell = own.cells("loud_cases", NEW[1], [SMALL])
    told = Statement("version of last year", tuple((each, 1.0) for each in cell), 3, 3)
    with pytest.raises(SbpError, match=r"cannot be kept.*version of last year"):
        suppress.release(own, "2022", shield, [told], frozenset(NEW))
