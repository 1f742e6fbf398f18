"""Impact days' content: what ships loads, and every fault is named with its file and key."""

import shutil

import pytest

from sbp import content, settings
from sbp.content import impact_days
from sbp.errors import ContentFaults

INDICATORS = {path.stem for path in (settings.CONTENT_DIR / "indicators").glob("*.yaml")}


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(settings.CONTENT_DIR / "impact_days", tmp_path / "impact_days")
    return tmp_path


def test_what_ships_loads_and_fits_together():
    found = impact_days.load(set(content.load().indicators))
    assert any(issue.addressed for issue in found.issues)
    assert any(not issue.addressed for issue in found.issues)
    assert sorted(month for theme in found.themes.values() for month in theme.months) == list(range(1, 13))
    assert found.settings.days_a_year == 12


def test_what_documents_report_is_one_entry_of_totals_without_days():
    (reported,) = impact_days.load(INDICATORS).reported
    assert sorted(reported.outputs.values()) == [1, 2, 3, 9, 16, 39]
    assert "without dates" in reported.note


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("issues.yaml", "weight: 1\n", "weight: much\n", "'much' is not a number from 0 to 1,000"),
        ("issues.yaml", "- id: arson", "- id: arsn", "'arsn' is not an indicator"),
        ("themes.yaml", "[3, 4, 5, 9]", "[3, 4, 15]", "months: must be months of the calendar, 1 to 12"),
        ("themes.yaml", "[street_scene, housing, volunteers]", "[streets]", "'streets' is not known"),
        ("measures.yaml", "- id: nuisance", "- id: environment", "id: stands twice"),
        ("plan.yaml", "days_a_year: 12", "days_a_year: 0", "days_a_year: must be a whole number above zero"),
        ("reported.yaml", "arrests: 3", "arrests: three", "arrests: three is not a whole number"),
        ("outputs.yaml", "unit: tonnes}", "unit: tonnes, price: 3}", "price: is not a key that is known here"),
    ],
)
def test_faults_name_file_and_key(folder, file, old, new, fault):
    path = folder / "impact_days" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentFaults) as caught:
        impact_days.load(INDICATORS, folder)
    assert any(fault in each and file in each for each in caught.value.faults), caught.value.faults


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(ContentFaults, match=r"plan\.yaml: the file is missing"):
        impact_days.load(INDICATORS, tmp_path)


def test_faults_are_listed_with_all_others_when_the_program_starts(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(settings.CONTENT_DIR, folder)
    path = folder / "impact_days" / "measures.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[asb_incidents]", "[asb_incident]"), encoding="utf-8")
    with pytest.raises(ContentFaults) as caught:
        content.load(folder)
    assert any("measures.yaml" in each for each in caught.value.faults)
