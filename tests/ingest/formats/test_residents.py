"""Residents: the published forms, and the account of every row."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sbp import settings
from sbp.ingest.context import Context
from sbp.ingest.formats import residents
from sbp.ingest.opened import Opened, open_file

Written = Callable[[str, str], Opened]
pytestmark = pytest.mark.usefixtures("sample_geo")


def test_census_wards(written: Written, context: Context) -> None:
    text = (
        "ward code,ward name,local authority code,local authority name,All usual residents,White British\n"
        'E05099901,New West,E09000099,Sampleton,"6,012",9\nE05000009,Else,E09000098,Else,7,9\n'
        "E05099902,New East,E09000099,Sampleton,many,9\n"
    )
    opened = written(text, "census.csv")
    assert residents.recognises(opened)
    reading = residents.read(opened, context)
    assert reading.tables["area_residents"].values.tolist() == [
        ["E05099901", 6012, "Census 2021 usual residents (ONS)", 2]
    ]
    assert (reading.rows_in, reading.loaded, reading.out_of_area) == (3, 1, 1)
    assert [(each.line, each.value) for each in reading.rejects] == [(4, "many")]


def test_the_latest_mid_year_is_taken_and_summed_for_the_borough(written: Written, context: Context) -> None:
    text = (
        "LSOA 2021 Code,LSOA 2021 Name,Area Sq Km,Mid-2022: Population,Mid-2021: Population\n"
        "E01000001,Sampleton 001A,1,4500,9\nE01000002,Sampleton 001B,1,5600,9\nE01000003,Sampleton Cross 001A,1,9,9\n"
    )
    reading = residents.read(written(text, "mid.csv"), context)
    table = reading.tables["area_residents"].set_index("area_code")
    assert table["residents_count"].to_dict() == {"E01000001": 4500, "E01000002": 5600, "E09000099": 10100}
    assert set(table["residents_label"]) == {"ONS mid-2022 estimate"}
    assert (reading.loaded, reading.out_of_area) == (2, 1)


def test_ons_custom_tables_and_nomis_tables(written: Written, context: Context) -> None:
    for text in (
        "Electoral wards and divisions Code,Electoral wards and divisions,Observation\nE05099901,New West,6000\n",
        "date,geography,geography code,Residence type: Total; measures: Value\n2021,New West,E05099901,6000\n",
    ):
        opened = written(text, "ons.csv")
        assert residents.recognises(opened)
        assert residents.read(opened, context).tables["area_residents"]["residents_count"].tolist() == [6000]


def test_a_count_split_by_another_question_is_not_claimed(written: Written) -> None:
    header = "Electoral wards and divisions Code,Electoral wards and divisions,Sex Code,Sex,Observation"
    assert not residents.recognises(written(f"{header}\nE05099901,New West,1,Female,3000\n", "split.csv"))


@pytest.mark.realdata
def test_the_published_ward_residents_equal_the_carried_facts(
    real_data: Path, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "GEO_DIR", settings.ROOT / "geo")
    path = real_data / "demographics" / "census2021_ward-residents-ethnicity_wd22_bromley.csv"
    table = residents.read(open_file(path, path.name), context).tables["area_residents"]
    carried = residents.facts.wards(settings.GEO_DIR).dropna(subset=["residents_count"])
    expected = dict(zip(carried["ward_code"], carried["residents_count"].astype(int), strict=True))
    assert dict(zip(table["area_code"], table["residents_count"], strict=True)) == expected
    assert table["residents_count"].sum() == 329_936


@pytest.mark.parametrize(
    "people", ["-", "4,50", "100"], ids=["no number", "a comma that sets off no thousand", "too few"]
)
def test_the_borough_is_not_the_sum_of_a_part_of_its_lsoas(written: Written, context: Context, people: str) -> None:
    text = (
        "LSOA 2021 Code,LSOA 2021 Name,Mid-2022: Population\n"
        f'E01000001,Sampleton 001A,"{people}"\nE01000002,Sampleton 001B,"5,600"\n'
    )
    reading = residents.read(written(text, "mid.csv"), context)
    assert context.borough.code not in set(reading.tables["area_residents"]["area_code"])
    assert any("not added up" in told for told in reading.warnings)
