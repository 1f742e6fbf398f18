"""Content files: a sound folder becomes records, and a folder with faults is refused with every fault listed."""

from datetime import date

import pytest

from sbp import content


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


def test_every_fault_is_listed_with_its_file_and_key(change, faults_of):
    change("indicators/total.yaml", "better: down\n", "")
    change("indicators/burglary.yaml", "[burglary]", "[burglry, nuisance]")
    change("indicators/burglary.yaml", "source: met", "source: mett")
    change("indicators/nuisance.yaml", "headline: true", "headline: true\nheadlines: yes")
    change("breaks.yaml", "2022-05-05", "2022-02-30")
    change("breaks.yaml", "indicators: [burglary]", "indicators: [burglery]")
    change("events.yaml", "2022-03", "2022-13")
    change("sources/met.yaml", "cadence: monthly", "cadence: fortnightly")
    change("labels/met.csv", "ROBBERY,ROBBERY,robbery", "ROBBERY,ROBBERY,rob")
    listed = faults_of()
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


@pytest.mark.parametrize("name", ["borough.yaml", "breaks.yaml", "events.yaml", "categories.csv", "geo/boroughs.csv"])
def test_a_missing_file_is_a_fault_that_names_it(folder, faults_of, name):
    (folder / name).unlink()
    assert f"{name.removeprefix('geo/')}: the file is missing" in faults_of()


@pytest.mark.parametrize("name", ["sources", "labels", "indicators"])
def test_an_empty_folder_is_a_fault(folder, faults_of, name):
    for path in (folder / name).iterdir():
        path.unlink()
    assert any(fault.startswith(f"{name}/: holds no ") for fault in faults_of())


def test_the_content_that_ships_is_sound():
    shipped = content.load()
    assert {indicator.better for indicator in shipped.indicators.values()} <= {"up", "down", "neither"}
    assert any(indicator.headline for indicator in shipped.indicators.values())
