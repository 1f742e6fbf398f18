"""A named question is asked by its file, with its parameters bound."""

import duckdb
import pytest

from sbp.store import asking
from tests import borough_file as tiny


def test_rows_come_as_records_of_a_named_question(con) -> None:
    rows = asking.ask(con, "indicator_series", lambda *row: row, indicator_id="total", area_code=tiny.BOROUGH)
    assert rows[0][0] == tiny.FIRST


def test_a_parameter_is_a_value_and_never_sql(con) -> None:
    odd = "total' OR 'x' = 'x"
    assert asking.ask(con, "indicator_series", lambda *row: row, indicator_id=odd, area_code=tiny.BOROUGH) == []


def test_a_parameter_that_is_missing_is_refused(con) -> None:
    with pytest.raises(duckdb.Error):
        asking.ask(con, "indicator_series", lambda *row: row, indicator_id="total")


def test_in_a_block_nothing_is_asked_twice_and_after_it_everything_anew(counting) -> None:
    def months(indicator_id):
        return asking.ask(
            counting, "indicator_series", lambda *row: row, indicator_id=indicator_id, area_code=tiny.BOROUGH
        )

    with asking.once():
        assert months("total") == months("total")
        assert months("total") != months("burglary")
        assert counting.asked == 2
    months("total")
    months("total")
    assert counting.asked == 4


def test_what_a_keeper_keeps_is_asked_once_for_all_cursors_of_one_file_and_never_for_another(con) -> None:
    class Keeper(dict):
        def get(self, key, make):
            return self[key] if key in self else self.setdefault(key, make())

    def months(cursor):
        return asking.ask(cursor, "indicator_series", lambda *row: row, indicator_id="total", area_code=tiny.BOROUGH)

    keeper = Keeper()
    first, second = con.cursor(), con.cursor()
    asking.keep(first, keeper)
    asking.keep(second, keeper)
    assert months(first) == months(con) != []
    assert len(keeper) == 1
    keeper[next(iter(keeper))] = []
    assert months(second) == []
    assert months(con.cursor()) != []
