"""Where in a ward: counted by hexagon, with the ward to which it may belong, and only for those who may see it."""

import pytest

from sbp.answers import streets
from sbp.errors import UsageError
from tests import borough_file as tiny

TODAY = tiny.LAST.replace(day=20)


@pytest.fixture
def ask(con, words):
    def table(kind="noise", months=1, role="analyst"):
        return streets.table(con, words, kind, None, months, TODAY, role)

    return table


def test_hexagons_come_most_first_with_names_counts_and_the_next_ward(ask):
    first, second = ask().places
    assert (first.count, first.ward_code, first.names) == (12, tiny.NEW[0], ("High Street", "Mill Lane"))
    assert (first.next_ward, first.next_share) == (tiny.NAMES[1], pytest.approx(2 / 12))
    assert first.share_of_ward == pytest.approx(1)  # all that belongs to the ward
    assert (second.count, second.next_ward, second.share_of_ward) == (6, "", pytest.approx(6 / 8))
    assert second.names == ()


def test_wards_tell_what_may_leave_them_and_what_may_come(ask):
    table = ask()
    by_code = {each.code: each for each in table.wards}
    one, other = by_code[tiny.NEW[0]], by_code[tiny.NEW[1]]
    assert (one.count, one.leaving, one.next_ward, one.coming) == (12, pytest.approx(2 / 12), tiny.NAMES[1], 0)
    assert (other.count, other.leaving, other.coming) == (6, 0, 2)
    assert [each.name for each in table.wards] == sorted(tiny.NAMES)
    assert (table.total, table.unplaced) == (18, 1)


def test_a_window_adds_up_months_and_one_that_was_not_supplied_is_refused(ask):
    assert ask(months=2).places[0].count == 16
    refused = ask(months=4)
    assert refused.places == ()
    assert "not supplied for 1 of these months" in refused.reason
    assert ask("thefts", months=1).total == 2


def test_exact_places_belong_to_the_ward_that_they_lie_in(ask):
    table = ask("told")
    assert not table.is_snapped
    assert [(each.ward_code, each.count, each.next_ward) for each in table.places] == [(tiny.NEW[1], 3, "")]


def test_where_only_hexagons_are_held_the_next_ward_is_not_told(con, ask):
    con.execute("BEGIN")
    con.execute("DELETE FROM spot_month WHERE dataset = 'fix_my_street'")
    con.execute("INSERT INTO cell_month VALUES ('fix_my_street', 'nuisance', 'cell_b', ?, 3)", [tiny.LAST])
    table = ask("told")
    con.execute("ROLLBACK")
    assert [(each.ward_code, each.count, each.next_share) for each in table.places] == [(tiny.NEW[1], 3, None)]


def test_the_public_sees_only_kinds_that_are_marked_so(con, words, ask):
    assert set(streets.kinds(con, words, "analyst")) == {"noise", "thefts", "told"}
    assert set(streets.kinds(con, words, "public")) == {"noise", "told"}
    assert ask("noise", role="public").total == 18
    with pytest.raises(UsageError, match="no kind of record by place 'thefts'"):
        ask("thefts", role="public")
    for found, _ in streets.top(con, words, tiny.NEW[0], ["burglary", "robbery"], 1, TODAY, "public"):
        assert found.kind.id != "thefts"


def test_top_places_are_those_of_the_ward_and_of_kinds_that_show_the_categories(con, words):
    found = streets.top(con, words, tiny.NEW[0], ["nuisance"], 1, TODAY, "analyst", most=1)
    assert [(table.kind.id, [each.cell_id for each in places]) for table, places in found] == [
        ("noise", ["cell_a"]),
        ("told", []),
    ]
    stood_for = streets.top(con, words, tiny.NEW[1], ["referral"], 1, TODAY, "analyst")
    assert [(table.kind.id, len(places)) for table, places in stood_for] == [("told", 1)]


@pytest.mark.parametrize("months", [0, 37])
def test_a_window_of_another_length_is_refused(ask, months):
    with pytest.raises(UsageError):
        ask(months=months)
