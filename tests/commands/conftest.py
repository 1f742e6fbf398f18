"""What the tests of commands share: running one in this process, and a small version to ask."""

import shutil
from datetime import date

import pytest

from sbp import settings
from sbp.__main__ import main
from sbp.ingest import inbox
from sbp.ingest.build import build
from sbp.store import versions
from tests import made_up_files

DAY = date(2026, 3, 6)
COUNTS = list(range(10, 40))


@pytest.fixture
def sbp(capsys):
    """Run a command line and return its exit code, standard output and standard error."""

    def run(*arguments):
        code = main([str(each) for each in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def downloads(tmp_path):
    """Two made-up files: a borough table of 30 months, and a ward table with one bad row."""
    return _write(tmp_path / "downloads")


def _write(folder):
    made_up_files.met_borough(folder / "borough.csv", COUNTS)
    made_up_files.met_ward(folder / "ward.csv", [2] * 30, bad_code="E05999999")
    return folder


@pytest.fixture(scope="session")
def _template(tmp_path_factory):
    """A data folder with a version of the two files, built once and copied for each test that may change it."""
    folder = tmp_path_factory.mktemp("template")
    files = _write(folder / "downloads")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SBP_DATA_DIR", str(folder / "data"))
        inbox.load([files], DAY)
        build(DAY)
    return folder / "data"


@pytest.fixture
def built(_template):
    """The version made of them."""
    shutil.copytree(_template, settings.data_dir(), dirs_exist_ok=True)
    return versions.current()
