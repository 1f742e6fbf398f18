"""How a named question is asked: its SQL from `sql/`, its parameters bound, its rows as records."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb

Connection = duckdb.DuckDBPyConnection
Row = TypeVar("Row")
_FOLDER = Path(__file__).parent / "sql"
_Heard = dict[tuple[Any, ...], tuple[Connection, list[tuple[Any, ...]]]]
_heard: ContextVar[_Heard | None] = ContextVar("heard", default=None)


@contextmanager
def once() -> Iterator[None]:
    """Ask nothing twice of a connection in this block: one answer is often put together of others that share much."""
    token = _heard.set(_heard.get() or {})
    try:
        yield
    finally:
        _heard.reset(token)


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
    return [record(*row) for row in _rows(con, name, parameters)]


def _rows(con: Connection, name: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    heard = _heard.get()
    if heard is None:
        return con.execute(_sql(name), parameters).fetchall()
    key = _key(con, name, parameters)
    if key not in heard:  # the connection is held on to, so that its number stays its own
        heard[key] = con, con.execute(_sql(name), parameters).fetchall()
    return heard[key][1]


def _key(con: Connection, name: str, parameters: dict[str, Any]) -> tuple[Any, ...]:
    return id(con), name, repr(sorted(parameters.items()))


def ask_ahead(con: Connection, name: str, together: str, indicator_ids: Sequence[str], **parameters: Any) -> None:
    """Ask a question of several indicators at once, so that inside `once` each of them is answered without asking.

    Args:
        con: a connection (or cursor) of the caller's own thread.
        name: of the question about one indicator.
        together: of the same question about `$indicator_ids`, whose rows begin with the indicator's id.
        indicator_ids: the indicators.
        parameters: what both questions name beside the indicator.
    """
    heard = _heard.get()
    if heard is None:
        return
    found: dict[str, list[tuple[Any, ...]]] = {each: [] for each in indicator_ids}
    for indicator_id, *row in con.execute(_sql(together), {"indicator_ids": list(found), **parameters}).fetchall():
        found[indicator_id].append(tuple(row))
    for each, rows in found.items():
        heard[_key(con, name, {"indicator_id": each, **parameters})] = con, rows
