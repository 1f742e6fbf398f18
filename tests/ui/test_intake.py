"""Files dropped on a page: recognised by content, safe under any name, and nothing of them left lying about."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from sbp import settings
from sbp.errors import SbpError
from sbp.ui import intake
from tests import made_up_files


@dataclass
class File:
    """A file as the browser sends it."""

    name: str
    content: bytes
    claimed: int = 0

    @property
    def size(self) -> int:
        return self.claimed or len(self.content)

    def getbuffer(self) -> memoryview:
        return memoryview(self.content)


@pytest.fixture(scope="module")
def borough(tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("file") / "borough.csv"
    made_up_files.met_borough(path, list(range(10, 40)))
    return path.read_bytes()


def test_each_file_is_told_apart_by_its_content_and_by_nothing_else(borough):
    page = b"<!doctype html><p>Please log in"
    found = intake.take([File("../../etc/photo.jpg", borough), File("borough.csv", page), File("borough.csv", b"")])
    assert {each.name: each.outcome for each in found} == {
        "photo.jpg": "taken",
        "borough.csv": "left alone",
        "2 borough.csv": "left alone",
    }
    told = {each.name: each.told for each in found}
    assert told["photo.jpg"].startswith("Metropolitan Police recorded crime")
    assert "web page" in told["borough.csv"]
    assert [each.outcome for each in found] == ["left alone", "left alone", "taken"]
    assert intake.summary(found) == "2 left alone, 1 taken."
    assert not list((settings.data_dir() / "incoming").iterdir())
    assert not (Path.cwd().parent / "etc").exists()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2024-05 (1).csv", "2024-05 (1).csv"),
        ("/etc/passwd", "passwd"),
        ("C:\\\\Windows\\\\x.csv", "x.csv"),
        ("..", "file"),
        (".hidden.csv", "hidden.csv"),
        ("a\x00b\n.csv", "a_b_.csv"),
        ("<img onerror=x>.csv", "_img onerror_x_.csv"),
        ("x" * 300 + ".csv", "x" * 96 + ".csv"),
    ],
)
def test_a_name_leads_nowhere_and_can_still_be_recognised(name, safe):
    assert intake.safe_name(name) == safe


def test_too_many_or_too_large_are_refused_before_anything_is_written():
    with pytest.raises(SbpError, match="51 files are more than 50"):
        intake.take([File("a.csv", b"x")] * 51)
    with pytest.raises(SbpError, match="600 MB together, and 500 can be taken at once"):
        intake.take([File("a.csv", b"x", 300 * 1024**2), File("b.csv", b"x", 300 * 1024**2)])
    assert not (settings.data_dir() / "incoming").exists()
