"""One demonstration borough for all tests of this room, and readers that know nothing of how it was made."""

import csv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from sbp.ingest import demo

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration")
    demo.write(folder)
    return folder


@pytest.fixture(scope="session")
def rows_of(demo_folder: Path) -> Callable[..., Rows]:
    """Read one of the files with the plain csv module; `skip` lines come before its header."""

    def read(name: str, skip: int = 0) -> Rows:
        with (demo_folder / name).open(encoding="utf-8", newline="") as file:
            for _ in range(skip):
                next(file)
            return list(csv.DictReader(file))

    return read


@pytest.fixture(scope="session")
def street_rows(demo_folder: Path, rows_of: Callable[..., Rows]) -> Rows:
    """Every row of every street file."""
    paths = sorted((demo_folder / "police-street").rglob("*.csv"))
    return [row for path in paths for row in rows_of(path.relative_to(demo_folder).as_posix())]


@pytest.fixture(scope="session")
def monthly() -> Callable[[Rows], dict[str, int]]:
    """Add up the month columns of a wide file's rows, by month as YYYY-MM."""

    def add_up(rows: Rows) -> dict[str, int]:
        sums: dict[str, int] = defaultdict(int)
        for row in rows:
            for name, value in row.items():
                if name.isdigit():
                    sums[f"{name[:4]}-{name[4:]}"] += int(value)
        return dict(sums)

    return add_up
