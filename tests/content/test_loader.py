"""Content files: a sound folder becomes records, and a folder with faults is refused with every fault listed."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from sbp import content
from sbp.errors import ContentFaults

SOUND = Path(__file__).parent.parent / "fixtures" / "content"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "content"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(ContentFaults) as caught:
        content.load(folder, folder / "geo")
    return caught.value.faults


def test_a_sound_folder_becomes_records(folder):
    loaded = content.load(folder, folder / "geo")
    assert loaded.borough.vintages[-1].in_force_from == date(2022, 5, 5)
    assert loaded.sources["street"].due_after_days == 65
    assert loaded.sources["returns"].due_after_days is None
    assert loaded.categories["nuisance"].counts_as == "incident"
    assert loaded.labels[0].valid_from == date(2022, 11, 1)
    assert loaded.indicators["total"].datasets == {"borough": "met_borough", "ward": "met_ward"}
    assert loaded.indicators["total"].headline is True
    assert loaded.events[0].last == date(2022, 4, 1)
    assert loaded.borough_codes["Samplebury"] == "E09000098"


def test_of_two_breaks_on_one_day_the_stronger_holds(folder):
    loaded = content.load(folder, folder / "geo")
    found = {
        (name, kind): [item.id for item in loaded.breaks_for(loaded.indicators[name], kind)]
        for name in ("total", "burglary", "nuisance")
        for kind in ("borough", "ward")
    }
    assert found["total", "borough"] == ["recording"]
    assert found["burglary", "ward"] == ["boundaries", "burglary_redefined"]
    assert found["nuisance", "borough"] == []


def test_every_fault_is_listed_with_its_file_and_key(folder):
    change(folder / "indicators" / "total.yaml", "better: down\n", "")
    change(folder / "indicators" / "burglary.yaml", "[burglary]", "[burglry, nuisance]")
    change(folder / "indicators" / "burglary.yaml", "source: met", "source: mett")
    change(folder / "indicators" / "nuisance.yaml", "headline: true", "headline: true\nheadlines: yes")
    change(folder / "breaks.yaml", "2022-05-05", "2022-02-30")
    change(folder / "breaks.yaml", "indicators: [burglary]", "indicators: [burglery]")
    change(folder / "events.yaml", "2022-03", "2022-13")
    change(folder / "sources" / "met.yaml", "cadence: monthly", "cadence: fortnightly")
    change(folder / "labels" / "met.csv", "ROBBERY,ROBBERY,robbery", "ROBBERY,ROBBERY,rob")
    listed = faults_of(folder)
    expected = [
        "indicators/total.yaml, better: is missing",
        "indicators/burglary.yaml, categories: 'burglry' is not a category",
        "indicators/burglary.yaml, categories: 'nuisance' counts as incident, not as crime",
        "indicators/burglary.yaml, source: 'mett' is not one of met, returns, street",
        "indicators/nuisance.yaml, headlines: is not a key that is known here",
        "breaks.yaml boundaries, day: '2022-02-30' is not a day in the form YYYY-MM-DD",
        "breaks.yaml burglary_redefined, indicators: 'burglery' is not known",
        "events.yaml flood, first: '2022-13' is not a month in the form YYYY-MM",
        "sources/met.yaml, cadence: 'fortnightly' is not one of monthly, quarterly, yearly, at will, once",
        "labels/met.csv line 4, category_id: 'rob' is not a category",
    ]
    assert sorted(listed) == sorted(expected)


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("borough.yaml", "2022-05-04", "2022-05-01", "borough.yaml, vintages: '2002' must end on the day before"),
        ("borough.yaml", "name: Exampleton", "name: Exampleton\nname: Twice", "stands twice"),
        ("borough.yaml", "region: London", "region: [London", "borough.yaml line"),
        ("labels/met.csv", "ROBBERY,ROBBERY,robbery,,", "BURGLARY,HOME,burglary,2024-01,", "stands twice"),
        ("labels/met.csv", "2022-11,", "2022-11,2021-01", "valid_to: lies before valid_from"),
        ("labels/met.csv", "major,minor", "minor,major", "labels/"),
        ("categories.csv", "robbery,Robbery", "burglary,Robbery", "category_id: 'burglary' stands twice"),
        ("categories.csv", "Theft,crime", "Theft", "categories.csv line 2: must have 4 values"),
        ("indicators/referrals.yaml", "borough: partner", "borogh: partner", "'borogh' is not one of"),
        ("indicators/referrals.yaml", "smallest_area: borough", "smallest_area: ward", "'ward' has no data set"),
        ("indicators/referrals.yaml", "headline: false", "headline: perhaps", "'perhaps' is neither true nor false"),
        ("indicators/referrals.yaml", "name: Referrals", "name: [Referrals]", "name: must be a text"),
        ("sources/met.yaml", "due_after_days: 10", "due_after_days: ten", "'ten' is not a whole number"),
        ("events.yaml", "- id: flood", "id: flood", "events.yaml"),
        ("geo/boroughs.csv", "Samplebury", "Exampleton", "'Exampleton' stands twice"),
    ],
)
def test_each_kind_of_fault_is_found(folder, file, old, new, fault):
    change(folder / file, old, new)
    assert any(fault in line for line in faults_of(folder)), faults_of(folder)


@pytest.mark.parametrize("name", ["borough.yaml", "breaks.yaml", "events.yaml", "categories.csv", "geo/boroughs.csv"])
def test_a_missing_file_is_a_fault_that_names_it(folder, name):
    (folder / name).unlink()
    assert f"{Path(name).name}: the file is missing" in faults_of(folder)


def test_an_empty_folder_is_refused_with_all_that_is_missing(tmp_path):
    listed = faults_of(tmp_path)
    assert {"sources/: holds no source", "labels/: holds no label", "indicators/: holds no indicator"} <= set(listed)
