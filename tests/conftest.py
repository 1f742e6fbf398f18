"""What every test shares: a clean environment, and the official files where there are any."""

import gc
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sbp.errors import SbpError
from sbp.store import lock


def pytest_unconfigure() -> None:
    """Let go of the callback by which Hypothesis times collections: it keeps fixtures alive past the interpreter's end.

    DuckDB would otherwise report its types as leaked, after pytest's summary line.
    """
    gc.callbacks.clear()


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the checkout's own inbox, builds and records."""
    for name in ("SBP_TODAY", "SBP_AUDIENCE", "SBP_VERSIONS_KEPT", "SBP_PUBLIC_FILE", "SBP_PUBLIC_LOOK_SECONDS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SBP_DATA_DIR", str(tmp_path / "sbp-data"))


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of official files; the test is skipped where `SBP_REAL_DATA` names none."""
    folder = os.environ.get("SBP_REAL_DATA")
    if not folder:
        pytest.skip("SBP_REAL_DATA is not set")
    return Path(folder).resolve()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A data folder in which the demonstration borough was built, once for all processes, by the command itself."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "demonstration"
    while not (folder / "whole").exists():
        try:
            with lock.only_one(folder.with_suffix(".lock"), "A build"):
                if not (folder / "whole").exists():
                    _build_demonstration(folder)
        except SbpError:  # another process is at it
            time.sleep(0.2)
    return folder


def _build_demonstration(folder: Path) -> None:
    _run(folder, "build")
    (folder / "whole").touch()


def _run(folder: Path, command: str) -> None:
    asked = [sys.executable, "-m", "sbp", command]
    environment = os.environ | {"SBP_DATA_DIR": str(folder)}
    done = subprocess.run(asked, cwd=Path(__file__).parent.parent, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def published_site(demonstration: Path) -> Path:
    """The demonstration's data folder with the public's file published beside the build, once for all processes."""
    done = demonstration / "public" / "whole"
    while not done.exists():
        try:
            with lock.only_one(demonstration.with_suffix(".publish.lock"), "A publication"):
                if not done.exists():
                    _run(demonstration, "publish")
                    done.touch()
        except SbpError:  # another process is at it
            time.sleep(0.2)
    return demonstration
