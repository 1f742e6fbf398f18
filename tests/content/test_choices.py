"""The ways of finding hot places: some 200 as shipped, each with its reason, and every fault named."""

import shutil

import pytest

from sbp import settings
from sbp.content import choices
from sbp.errors import ContentFaults


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "methods").mkdir()
    shutil.copy(settings.CONTENT_DIR / "methods" / "choices.yaml", tmp_path / "methods")
    return tmp_path


def edit(folder, before, after):
    path = folder / "methods" / "choices.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_as_shipped_there_are_two_hundred_ways_for_wards_and_for_cells():
    found = choices.load()
    wards = [len(found[f"ward_{each}"].values) for each in ("months", "memory", "ends", "rules")]
    assert wards[0] * wards[1] * wards[2] * wards[3] == 200
    grids = len(found["cell_squares"].values) + len(found["cell_gi_squares"].values)
    surfaces = grids * len(found["cell_offsets"].values) + len(found["cell_kernels"].values)
    assert surfaces * len(found["cell_months"].values) * len(found["cell_memory"].values) == 200
    assert all(len(each.why) > 10 for each in found.values())
    assert found["ward_months"].numbers == [6, 12, 18, 24, 36]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("- id: ward_memory", "- id: ward_memories", "choices.yaml ward_memories, id"),
        ("[6, 12, 18, 24, 36]", "[6, a year]", "ward_months, values: 'a year' is not known"),
        ("kernel_1500", "kernel_wide", "ward_rules, values: 'kernel_wide' is not known"),
        ("[20]", "[]", "ward_hot, values: is missing"),
        ("  why: As for wards.", "  because: x", "why: is missing"),
    ],
)
def test_each_fault_is_named(folder, before, after, fault):
    edit(folder, before, after)
    with pytest.raises(ContentFaults) as caught:
        choices.load(folder)
    assert any(fault in each for each in caught.value.faults)
