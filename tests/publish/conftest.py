"""A tiny borough with three protected measures, as it is built and as it is published."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from sbp import content, settings
from sbp.content import publishing as rules
from sbp.publish import attack, days, ground, publishing
from sbp.store import versions
from sbp.store.connection import open_version
from tests import borough_file
from tests.borough_file import BOROUGH, NEW, OLD

DAY = date(2025, 3, 7)
RUN = borough_file.MONTHS[:14]
DATASET = "police_street"
GROUPS = {"all_cases": ("nuisance", "noise"), "loud_cases": ("noise",), "other_cases": ("nuisance",)}
SMALL, LONE = RUN[4], RUN[1]  # a month with one small count in the second ward, and one with nothing else in any ward


def count(ward: int, category: str, month: date) -> int:
    """Return the invented truth; none of it is a multiple of five."""
    if month == LONE:
        return 3 if (ward, category) == (2, "noise") else 0
    if month == SMALL and ward == 1:
        return {"noise": 3, "nuisance": 9}[category]
    return {"noise": (21, 11, 2, 6), "nuisance": (31, 14, 16, 11)}[category][ward] + month.month % 3 * (ward != 2)


def fill(con: duckdb.DuckDBPyConnection) -> None:
    """Write the three measures by ward of both vintages (the same ground) and for the borough, which has three more."""
    con.execute("DELETE FROM ward_overlap")
    con.executemany("INSERT INTO ward_overlap VALUES (?, ?, 1, 1, 1, 1)", list(zip(NEW, OLD, strict=True)))
    for month in RUN:
        for category in ("noise", "nuisance"):
            wards = [count(at, category, month) for at in range(4)]
            rows = [*zip(NEW, wards, strict=True), *zip(OLD, wards, strict=True), (BOROUGH, sum(wards) + 3)]
            con.executemany(
                "INSERT INTO monthly_count VALUES (?, ?, ?, ?, ?, 3)",
                [(DATASET, code, category, month, value) for code, value in rows],
            )
    for measure, categories in GROUPS.items():
        con.execute(
            "INSERT INTO indicator_month SELECT ?, area_code, month_start_date, sum(value), '' FROM monthly_count "
            "WHERE dataset = ? AND list_contains(?, category_id) GROUP BY ALL",
            [measure, DATASET, list(categories)],
        )


@pytest.fixture(scope="session")
def guarded() -> content.Content:
    """The content of the tiny borough, with three protected measures of one data set beside its open ones."""
    folder = borough_file.ROOT / "tests" / "fixtures" / "content"
    held = content.load(folder, folder / "geo")
    model = held.indicators["nuisance"]
    added = {
        name: replace(model, id=name, name=name.replace("_", " "), categories=categories, sensitivity="protected")
        for name, categories in GROUPS.items()
    }
    others = {name: each for name, each in held.indicators.items() if each.datasets != model.datasets}
    return replace(held, indicators={**others, **added})


@pytest.fixture(scope="session")
def private_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny borough's built file."""
    path = tmp_path_factory.mktemp("private") / "built.duckdb"
    with duckdb.connect(str(path)) as con:
        borough_file.write(con)
        fill(con)
    return path


@contextmanager
def in_use(file: Path, guarded: content.Content, folder: Path) -> Iterator[versions.Version]:
    """Make the tiny borough the version in use, with no impact days, and its content take the real one's place."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SBP_DATA_DIR", str(folder))
        patch.setattr(publishing.content_files, "load", lambda: guarded)
        patch.setattr(days, "held", lambda *_: pd.DataFrame(columns=days.COLUMNS))
        builds = settings.build_dir()
        builds.mkdir(parents=True)
        shutil.copy(file, builds / "new.tmp")
        manifest = {
            "id": "2025-03-07.1-abcdef12", "identity": "abcdef12", "built_on": DAY.isoformat(),
            "is_demonstration": False, "last_months": {}, "files": [],
        }  # fmt: skip
        yield versions.publish(builds / "new.tmp", manifest, builds)


@pytest.fixture
def private(private_file: Path, guarded: content.Content, tmp_path: Path) -> Iterator[versions.Version]:
    """The tiny borough in use, for tests that publish it themselves."""
    with in_use(private_file, guarded, tmp_path / "site") as version:
        yield version


@dataclass(frozen=True)
class Site:
    """The published version, and what attacking a changed copy of it finds."""

    version: versions.Version
    guarded: content.Content
    private: versions.Version

    def truth(self, measure: str, ward: int, month: date) -> float:
        """Return the true count of a measure in one of the four wards."""
        return float(sum(count(ward, each, month) for each in GROUPS[measure]))

    def attack(self, plant: Callable[[duckdb.DuckDBPyConnection], None] | None = None) -> attack.Report:
        """Attack the published file, or a copy of it in which something was planted."""
        copy = self.version.path.with_name("planted.duckdb")
        shutil.copy(self.version.path, copy)
        if plant:
            with duckdb.connect(str(copy)) as con:
                plant(con)
        rule = rules.load(self.guarded)
        with open_version(self.private.path) as con:
            grounds = ground.of_version(con, self.guarded)
        shown = rules.as_published(self.guarded, rule.shield)
        return attack.attack(copy, grounds, shown, rule.shield, {each.dataset: [] for each in grounds}, [])


@pytest.fixture(scope="module")
def site(private_file: Path, guarded: content.Content, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The tiny borough, published."""
    with in_use(private_file, guarded, tmp_path_factory.mktemp("site")) as version:
        return Site(publishing.publish(DAY).version, guarded, version)
