"""Sources: whose data, under which licence, how often."""

import pytest

from sbp import content


def test_what_fetch_reads_is_left_to_fetch(folder, change):
    change("sources/met.yaml", "cadence:", "urls: [{anything: goes}]\ncadence:")
    assert content.load(folder, folder / "geo").sources["met"].cadence == "monthly"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("licence: Open Government Licence v3.0", "licence:", "licence: is missing"),
        ("cadence: monthly", "cadence: weekly", "cadence: 'weekly' is not one of monthly, quarterly"),
        ("due_after_days: 10", "due_after_days: ten", "due_after_days: 'ten' is not a whole number"),
        ("publisher:", "publishers:", "publishers: is not a key that is known here"),
    ],
)
def test_faults_name_file_and_key(spoiled, old, new, fault):
    listed = spoiled("sources/met.yaml", old, new)
    assert any(line.startswith(f"sources/met.yaml, {fault}") for line in listed), listed
