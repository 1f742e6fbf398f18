"""What the tests of formats share: an invented borough to check rows against, and files written on the spot."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from sbp.ingest.context import Context
from sbp.ingest.opened import Opened, open_file
from sbp.model import Borough, Category, Vintage


@pytest.fixture(scope="session")
def _engine() -> Iterator[duckdb.DuckDBPyConnection]:
    """One DuckDB for all tests: starting one takes longer than most of them."""
    with duckdb.connect() as engine:
        yield engine


@pytest.fixture
def con(_engine: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to an empty database in memory, gone after the test."""
    with _engine.cursor() as con:
        con.execute("ATTACH ':memory:' AS own")
        con.execute("USE own")
        yield con
    _engine.execute("DETACH own")


@pytest.fixture
def context(con: duckdb.DuckDBPyConnection) -> Context:
    """An invented borough E09000099 with one ward in each of two vintages, among three London boroughs."""
    vintages = (
        Vintage("2002", "Old wards", date(2002, 5, 2), date(2022, 5, 4)),
        Vintage("2022", "New wards", date(2022, 5, 5), None),
    )
    wards = {"2002": frozenset({"E05009901"}), "2022": frozenset({"E05099901"})}
    return Context(
        borough=Borough(
            "E09000099", "Sampleton", "Safer Sampleton", "Sample Police", "Rail Police", "Sampleshire", vintages
        ),
        labels=(),
        categories={"asb_calls": Category("asb_calls", "ASB calls", "Anti-social behaviour", "call")},
        places=SimpleNamespace(ward_codes=wards, vintages=("2002", "2022")),
        con=con,
        borough_codes={"Sampleton": "E09000099", "Sampleham upon Thames": "E09000098", "Samplebury": "E09000097"},
    )


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Opened]:
    """Write a file under a name and open it as the inbox would."""

    def write(text: str, name: str = "file.csv") -> Opened:
        path = tmp_path / name
        path.write_bytes(text.encode("utf-8"))
        return open_file(path, name)

    return write
