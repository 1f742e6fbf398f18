"""Priorities: everything they name must exist, and every item says where it stands."""

import pytest

FILE = "strategy/2020-22/priorities/quiet_streets.yaml"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("number: 1", "", "number: is missing"),
        ("number: 1", "number: one", "number: 'one' is not a whole number"),
        ("address: quiet-streets", "address: Quiet streets", "address: 'Quiet streets' is not an address"),
        ("indicators: [total,", "indicators: [totl,", "indicators: 'totl' is not known"),
        ("topics: [homes]", "topics: [house]", "topics: 'house' is not known"),
        ("board_quarter: 1", "board_quarter: 5", "board_quarter: '5' is not one of 1, 2, 3, 4"),
        ('text: Lock doors., section: "1"', "text: Lock doors.", "tackle 1, section: is missing"),
        ("document: second_plan", "document: third_plan", "not_in_open_data 1, document: 'third_plan' is not one of"),
        ("figure: fires", "figure: fire", "figure: 'fire' is not a published figure"),
        ("aim: {text: Reduce both., section: Aim}", "aim: Reduce both.", "aim: must be a mapping of keys to values"),
        ("plans: [Door plan]", "plan: [Door plan]", "plan: is not a key that is known here"),
    ],
)
def test_faults_name_file_and_key(spoiled, old, new, fault):
    listed = spoiled(FILE, old, new)
    assert any(line.startswith(f"{FILE}, {fault}") for line in listed), listed


def test_a_period_without_priorities_is_a_fault(folder, faults_of):
    for path in (folder / "strategy" / "2022-24" / "priorities").iterdir():
        path.unlink()
    assert "strategy/2022-24/priorities/: holds no priority" in faults_of()
