"""The tables on hot places in the built file, in the columns that pages ask for."""

from sbp.ingest import derive_places
from tests.ingest.hot_ground import explained, hot_con

__all__ = ["hot_con"]


def test_all_tables_are_filled(hot_con):
    told = []
    derive_places.fill(hot_con, explained(), told.append)
    assert "Finding hot places: Places" in told
    counted = "SELECT count(*), count(DISTINCT indicator_id) FROM"
    assert hot_con.execute(f"{counted} stability").fetchone() == (36, 2)
    assert hot_con.execute(f"{counted} space_time").fetchone() == (6, 1)
    assert hot_con.execute(f"{counted} back_test").fetchone() == (7, 1)
    assert hot_con.execute(f"{counted} concentration").fetchone() == (2, 2)
    assert hot_con.execute("SELECT DISTINCT len(curve) FROM concentration").fetchall() == [(101,)]


def test_nothing_held_gives_no_rows(hot_con):
    hot_con.execute("DELETE FROM indicator_month")
    hot_con.execute("DELETE FROM spot_month")
    derive_places.fill(hot_con, explained())
    assert hot_con.execute("SELECT count(*) FROM stability").fetchone() == (0,)
