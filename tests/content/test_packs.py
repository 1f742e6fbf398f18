"""Packs as content: the shipped ones load, and each kind of fault is named."""

from pathlib import Path

import pytest

from sbp import content
from sbp.content import packs
from sbp.errors import ContentFaults

SOUND = """\
name: A pack
about: What it is.
marking: OFFICIAL
audiences: [analyst, board]
meeting: board
parts:
  - kind: agenda
  - kind: wards
    title: Wards
    indicators: [burglary]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "mine.yaml").write_text(SOUND, encoding="utf-8")
    return tmp_path


def test_what_ships_loads_and_who_may_make_what_is_as_was_decided() -> None:
    known = content.load()
    found = packs.load(set(known.indicators), set(known.meetings.meetings))
    restricted = {each.id for each in known.meetings.meetings.values() if each.is_restricted}
    own = [each for each in found.values() if each.meeting in restricted]
    assert own
    assert all(each.deed == "see restricted" and each.marking.startswith("OFFICIAL-SENSITIVE") for each in own)
    assert [each.id for each in found.values() if each.deed == "make packs"] == ["board", "scrutiny"]
    assert {each.pack for each in known.meetings.meetings.values() if each.pack} <= set(found)


def test_a_pack_is_read_as_it_stands(folder: Path) -> None:
    found = packs.load({"burglary"}, {"board"}, folder)["mine"]
    assert (found.id, found.meeting, found.deed) == ("mine", "board", "make packs")
    assert [part.kind for part in found.parts] == ["agenda", "wards"]
    assert found.parts[1].indicators == ("burglary",)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("meeting: board", "meeting: bored", "packs/mine.yaml, meeting: 'bored' is not known"),
        ("meeting: board", 'meeting: ""', "packs/mine.yaml, parts: an agenda needs a meeting"),
        ("kind: agenda", "kind: agendum", "packs/mine.yaml, parts 1, kind: 'agendum' is not one of agenda"),
        ("[burglary]", "[arson]", "packs/mine.yaml, parts 2, indicators: 'arson' is not known"),
        ("    indicators: [burglary]\n", "", "packs/mine.yaml, parts 2, indicators: belong to wards and boroughs"),
        ("marking: OFFICIAL\n", "", "packs/mine.yaml, marking: is missing"),
        ("[analyst, board]", "[public]", "packs/mine.yaml, audiences: 'public' is not known"),
        ("about:", "abuot:", "packs/mine.yaml, abuot: is not a key that is known here"),
    ],
)
def test_each_fault_is_named_with_its_file_and_key(folder: Path, old: str, new: str, fault: str) -> None:
    path = folder / "packs" / "mine.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ContentFaults) as caught:
        packs.load({"burglary"}, {"board"}, folder)
    assert any(each.startswith(fault) for each in caught.value.faults), caught.value.faults


def test_a_folder_without_packs_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ContentFaults):
        packs.load(set(), set(), tmp_path)
