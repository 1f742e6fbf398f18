"""`pack` makes a file whole, says how far it is, and refuses who may not."""

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "pack.file"


def test_a_pack_is_a_file_and_its_steps_are_told(sbp, built, out) -> None:
    code, said, _ = sbp("pack", "board", "--out", out, "--progress")
    assert code == 0
    steps = [json.loads(line) for line in said.splitlines()]
    assert [each["done"] for each in steps] == sorted(each["done"] for each in steps)
    assert steps[-1]["done"] == steps[-1]["of"]
    assert steps[-1]["file"].endswith(".pdf")
    pages = PdfReader(io.BytesIO(out.read_bytes())).pages
    assert all("OFFICIAL" in page.extract_text() for page in pages)
    assert [each.name for each in out.parent.iterdir() if "pack" in each.name] == ["pack.file"]


def test_every_form_can_be_asked_for(sbp, built, out) -> None:
    for form, begins in (("html", b"<!doctype html>"), ("xlsx", b"PK"), ("pptx", b"PK")):
        assert sbp("pack", "tasking", "--format", form, "--out", out)[0] == 0
        assert out.read_bytes().startswith(begins)


def test_a_wrong_name_is_answered_with_the_nearest(sbp, built) -> None:
    code, _, said = sbp("pack", "bord")
    assert code == 2
    assert "board" in said


@pytest.mark.parametrize(("audience", "pack", "code"), [("board", "tasking", 1), ("public", "board", 1)])
def test_who_may_not_make_a_pack_gets_none(sbp, built, out, monkeypatch, audience, pack, code) -> None:
    monkeypatch.setenv("SBP_AUDIENCE", audience)
    assert sbp("pack", pack, "--out", out)[0] == code
    assert not out.exists()
