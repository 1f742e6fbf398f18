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
