"""The borough and its ward boundaries, which follow one another without a gap."""

import pytest

from sbp import content


def test_vintages_are_oldest_first_and_the_last_is_in_force(folder):
    vintages = content.load(folder, folder / "geo").borough.vintages
    assert [vintage.id for vintage in vintages] == ["2002", "2022"]
    assert vintages[-1].in_force_to is None


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("2022-05-04", "2022-05-01", "borough.yaml, vintages: '2002' must end on the day before '2022' begins"),
        (
            "    in_force_from: 2022-05-05",
            "    in_force_from: 2022-05-05\n    in_force_to: 2026-05-06",
            "borough.yaml, vintages: '2022' is the newest and must not have an end",
        ),
        ("title: wards from", "tittle: wards from", "borough.yaml, vintages 2, title: is missing"),
        ("force: Example Police", "force:", "borough.yaml, force: is missing"),
    ],
)
def test_faults_name_the_key(spoiled, old, new, fault):
    assert fault in spoiled("borough.yaml", old, new)


def test_a_borough_without_vintages_is_a_fault(folder, faults_of):
    text = (folder / "borough.yaml").read_text(encoding="utf-8")
    (folder / "borough.yaml").write_text(text[: text.index("vintages")], encoding="utf-8")
    assert faults_of() == ["borough.yaml, vintages: must be a list of at least one set of ward boundaries"]
