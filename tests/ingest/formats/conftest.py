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


@pytest.fixture
def context() -> Iterator[Context]:
    """An invented borough E09000099 with one ward in each of two vintages, among three London boroughs."""
    vintages = (
        Vintage("2002", "Old wards", date(2002, 5, 2), date(2022, 5, 4)),
        Vintage("2022", "New wards", date(2022, 5, 5), None),
    )
    wards = {"2002": frozenset({"E05009901"}), "2022": frozenset({"E05099901"})}
    con = duckdb.connect()
    yield Context(
        borough=Borough(
            "E09000099", "Sampleton", "Safer Sampleton", "Sample Police", "Rail Police", "Sampleshire", vintages
        ),
        labels=(),
        categories={"asb_calls": Category("asb_calls", "ASB calls", "Anti-social behaviour", "call")},
        places=SimpleNamespace(ward_codes=wards, vintages=("2002", "2022")),
        con=con,
        borough_codes={"Sampleton": "E09000099", "Sampleham upon Thames": "E09000098", "Samplebury": "E09000097"},
    )
    con.close()


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Opened]:
    """Write a file under a name and open it as the inbox would."""

    def write(text: str, name: str = "file.csv") -> Opened:
        path = tmp_path / name
        path.write_bytes(text.encode("utf-8"))
        return open_file(path, name)

    return write
