"""What every test shares: a clean environment, and the official files where there are any."""

import gc
import os
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import hypothesis
import pytest
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

from sbp.errors import SbpError
from sbp.store import lock

ROOT = Path(__file__).parent.parent
# How long an example takes is the machine's affair; speed is measured in tests/bench.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")
OFFICIAL_TODAY = "2026-03-06"  # the day on which the official files are loaded and built
# Files and folders that take longest go first, or a process would be left alone with one of them at the end.
IN_BROWSER = "tests/browser/"
LONGEST = (
    "browser/test_pages",
    "browser/test_address.py",
    "browser/test_first_run.py",
    "browser",
    "ingest/test_build.py",
    "answers/test_impact_realdata.py",
    "deploy",
    "ingest/test_build_realdata.py",
    "publish",
    "stats/test_effects.py",
    "ui",
    "ingest",
    "commands",
    "stats",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest first; within them, the order stays."""

    def place(item: pytest.Item) -> int:
        path = item.path.relative_to(ROOT / "tests").as_posix()
        return next((at for at, start in enumerate(LONGEST) if path.startswith(start)), len(LONGEST))

    items.sort(key=place)


class Sides(LoadFileScheduling):
    """A file to each process, where every second process begins at the files that need no browser.

    A browser test waits for half of its time; beside a test that calculates, its processor is not idle meanwhile.
    """

    def _assign_work_unit(self, node: WorkerController) -> None:
        if int(node.gateway.id.removeprefix("gw")) % 2:
            calm = next((scope for scope in self.workqueue if not scope.startswith(IN_BROWSER)), None)
            if calm:
                self.workqueue.move_to_end(calm, last=False)
        super()._assign_work_unit(node)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Sides | None:
    """Have the processes begin at both sides, where each is given whole files."""
    return Sides(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_configure() -> None:
    """Let the collector of garbage rest while thousands of tests are found: it finds none, again and again."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Let it work again, on what tests make alone: what was found stays to the end."""
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    """Let go of the callback by which Hypothesis times collections: it keeps fixtures alive past the interpreter's end.

    DuckDB would otherwise report its types as leaked, after pytest's summary line.
    """
    gc.unfreeze()
    gc.callbacks.clear()


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the checkout's own inbox, builds and records."""
    for name in ("SBP_TODAY", "SBP_AUDIENCE", "SBP_VERSIONS_KEPT", "SBP_PUBLIC_FILE", "SBP_PUBLIC_LOOK_SECONDS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SBP_DATA_DIR", str(tmp_path / "sbp-data"))


@pytest.fixture(scope="session", autouse=True)
def _certificates_read_once() -> Iterator[None]:
    """Keep what reading all certificates of this machine gives: every client reads them, whomever it asks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of official files; the test is skipped where `SBP_REAL_DATA` names none."""
    folder = os.environ.get("SBP_REAL_DATA")
    if not folder:
        pytest.skip("SBP_REAL_DATA is not set")
    return Path(folder).resolve()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of what is made once for all processes of this run."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def demonstration(shared: Path) -> Path:
    """A data folder in which the demonstration borough was built, once for all processes, by the command itself."""
    folder = shared / "demonstration"
    _once(folder / "whole", lambda: _run(folder, "build"))
    return folder


@pytest.fixture(scope="session")
def published_site(demonstration: Path) -> Path:
    """The demonstration's data folder with the public's file published beside the build, once for all processes."""
    _once(demonstration / "published", lambda: _run(demonstration, "publish"))
    return demonstration


@pytest.fixture(scope="session")
def official_site(real_data: Path, shared: Path) -> Path:
    """A data folder in which all official files were loaded and built, once for all processes, by the commands.

    What they said as JSON lies beside it, in `loaded.jsonl` and `built.jsonl`.
    """
    folder = shared / "official"

    def make() -> None:
        (folder / "loaded.jsonl").write_text(_run(folder, "load", "--json", str(real_data), SBP_TODAY=OFFICIAL_TODAY))
        (folder / "built.jsonl").write_text(_run(folder, "build", "--json", SBP_TODAY=OFFICIAL_TODAY))

    _once(folder / "whole", make)
    return folder


def _once(done: Path, make: Callable[[], object]) -> None:
    """Make what the file `done` will stand for, unless another process has made it or is at it."""
    while not done.exists():
        try:
            with lock.only_one(done.with_suffix(".lock"), "A test"):
                if not done.exists():
                    make()
                    done.touch()
        except SbpError:  # another process is at it
            time.sleep(0.2)


def _run(folder: Path, *command: str, **environment: str) -> str:
    everything = os.environ | {"SBP_DATA_DIR": str(folder)} | environment
    done = subprocess.run(
        [sys.executable, "-m", "sbp", *command], cwd=ROOT, env=everything, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
