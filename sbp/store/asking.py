"""How a named question is asked: its SQL from `sql/`, its parameters bound, its rows as records."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb

Connection = duckdb.DuckDBPyConnection
Row = TypeVar("Row")
_FOLDER = Path(__file__).parent / "sql"


@cache
def _sql(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def ask(con: Connection, name: str, record: Callable[..., Row], **parameters: Any) -> list[Row]:
    """Ask the question of a name and return each row as a record.

    Args:
        con: a connection (or cursor) of the caller's own thread.
        name: of the file in `sql/`, without its ending.
        record: makes a record from a row's columns in order.
        parameters: what the question names with a dollar sign.
    """
    return [record(*row) for row in con.execute(_sql(name), parameters).fetchall()]
