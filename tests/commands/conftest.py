"""What the tests of commands share: running one in this process, and a small version to ask."""

from datetime import date

import pytest

from sbp.__main__ import main
from sbp.ingest import inbox
from sbp.ingest.build import build
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
    folder = tmp_path / "downloads"
    made_up_files.met_borough(folder / "borough.csv", COUNTS)
    made_up_files.met_ward(folder / "ward.csv", [2] * 30, bad_code="E05999999")
    return folder


@pytest.fixture
def built(downloads):
    """The version made of them."""
    inbox.load([downloads], DAY)
    return build(DAY).version
