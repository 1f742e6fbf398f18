"""A pack in the making: another process does the work, and nothing of it stays behind."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from sbp.pack_model import Pack
from sbp.ui import pack_making

PACK = Pack("tasking", "Council input", "", "OFFICIAL-SENSITIVE", ("analyst",), "tasking_group", ())


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_pack_is_made_handed_over_and_forgotten(site: Path, tmp_path: Path) -> None:
    making = pack_making.Making(PACK, "html", "2026-03-06.1-abcd1234")
    while making.progress.is_running:
        time.sleep(0.05)
    assert making.progress.failure == ""
    assert making.progress.share == 1.0
    made = making.take()
    assert made.name == "tasking-2026-03-06.1-abcd1234.html"
    assert made.content.startswith(b"<!doctype html>")
    assert not list(tmp_path.glob("sbp-pack-*"))


def test_what_nobody_came_back_for_is_thrown_away(site: Path, tmp_path: Path) -> None:
    old, young = (tmp_path / f"sbp-pack-{name}" for name in ("old", "young"))
    for folder in (old, young):
        folder.mkdir()
    os.utime(old, (0, 0))
    pack_making._throw_away_old()
    assert not old.exists()
    assert young.exists()
