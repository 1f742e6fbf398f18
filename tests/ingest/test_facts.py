"""The carried facts: read in our words, and true to one another."""

from pathlib import Path

import pytest

from sbp import settings
from sbp.errors import SbpError
from sbp.ingest import facts


def test_every_ward_names_neighbours_that_name_it() -> None:
    wards = facts.wards(settings.GEO_DIR).set_index("ward_code")
    for code, row in wards.iterrows():
        for other in row["neighbours"].split():
            assert code in wards.loc[other, "neighbours"].split()
            assert wards.loc[other, "vintage"] == row["vintage"]


def test_overlap_is_in_the_words_of_the_schema(sample_geo: Path) -> None:
    table = facts.overlap(sample_geo)
    assert list(table.columns) == [
        "ward_code_new",
        "ward_code_old",
        "share_of_new_area",
        "share_of_old_area",
        "share_of_new_residents",
        "share_of_old_residents",
    ]
    assert table["share_of_old_residents"].tolist() == [1.0, 0.27, 0.73]


def test_both_vintages_cover_the_same_land() -> None:
    by_vintage = facts.wards(settings.GEO_DIR).groupby("vintage")["area_km2"].sum()
    assert by_vintage.max() - by_vintage.min() < 0.1


def test_borough_residents_add_up_to_london() -> None:
    assert round(sum(facts.borough_residents(settings.GEO_DIR).values()) / 1e6, 2) == 8.80


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SbpError, match=r"ward-facts\.csv"):
        facts.wards(tmp_path)


def test_vintages_of_codes(sample_geo: Path) -> None:
    assert facts.ward_vintages(sample_geo)["E05009901"] == "2002"


def test_boroughs_cover_london() -> None:
    known = facts.boroughs(settings.GEO_DIR)
    assert len(known) == 33
    assert round(known["area_km2"].sum()) == 1572
