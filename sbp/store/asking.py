"""How a named question is asked: its SQL from `sql/`, its parameters bound, its rows as records."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar
from weakref import WeakKeyDictionary

Row = TypeVar("Row")
_FOLDER = Path(__file__).parent / "sql"


class Connection(Protocol):
    """What can be asked: a file's connection or cursor of the caller's own thread, or a `ServedFile` of all threads."""

    def execute(self, query: str, parameters: Any = ...) -> Any:
        """Ask, and return what `fetchall` gives the rows of."""


class Keeper(Protocol):
    """What keeps answers for as long as it pleases."""

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return what is kept by that key, made first where it is not."""


_Heard = dict[tuple[Any, ...], tuple[Connection, list[tuple[Any, ...]]]]
_heard: ContextVar[_Heard | None] = ContextVar("heard", default=None)
_keepers: WeakKeyDictionary[Connection, Keeper] = WeakKeyDictionary()


def keep(con: Connection, keeper: Keeper) -> None:
    """Let what a connection is asked be kept with its answer.

    Args:
        con: a connection (or cursor) to a file that nobody changes: a question to it costs 1 ms whatever it returns.
        keeper: of that file alone.
    """
    _keepers[con] = keeper


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
        return _kept(con, name, parameters)
    key = _key(con, name, parameters)
    if key not in heard:  # the connection is held on to, so that its number stays its own
        heard[key] = con, _kept(con, name, parameters)
    return heard[key][1]


def _kept(con: Connection, name: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    keeper, make = _keepers.get(con), lambda: con.execute(_sql(name), parameters).fetchall()
    return make() if keeper is None else keeper.get((name, repr(sorted(parameters.items()))), make)


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
    for indicator_id, *row in _kept(con, together, {"indicator_ids": list(found), **parameters}):
        found[indicator_id].append(tuple(row))
    for each, rows in found.items():
        heard[_key(con, name, {"indicator_id": each, **parameters})] = con, rows
