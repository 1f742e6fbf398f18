"""Residents of every area: the best count wins, and its label says what it is."""

from pathlib import Path

import pandas as pd

from sbp.ingest import denominators, facts
from sbp.ingest.reading import Reading
from sbp.model import Borough

COLUMNS = ["area_code", "residents_count", "residents_label", "rank"]


def counted(*rows: tuple) -> Reading:
    return Reading(
        "residents", "ons_residents", {"area_residents": pd.DataFrame(rows, columns=COLUMNS)}, len(rows), len(rows)
    )


def test_carried_census_counts_stand_until_files_come(sample_geo: Path, sampleton: Borough) -> None:
    counts = denominators.settle([], sampleton, sample_geo)
    assert counts["E05099901"] == (6000, facts.CENSUS)


def test_the_borough_is_the_sum_of_its_wards_rather_than_a_rounded_count(sample_geo: Path, sampleton: Borough) -> None:
    assert denominators.settle([], sampleton, sample_geo)["E09000099"] == (10_000, facts.CENSUS)


def test_a_mid_year_estimate_beats_the_census(sample_geo: Path, sampleton: Borough) -> None:
    files = [
        counted(("E09000099", 10_500, "ONS mid-2022 estimate", 3)),
        counted(("E09000099", 10_010, facts.CENSUS, 2)),
    ]
    assert denominators.settle(files, sampleton, sample_geo)["E09000099"] == (10_500, "ONS mid-2022 estimate")


def test_former_wards_are_estimated_labelled_and_add_up(sample_geo: Path, sampleton: Borough) -> None:
    counts = denominators.settle([], sampleton, sample_geo)
    former = denominators.estimate_former(counts, facts.overlap(sample_geo))
    assert {code: count for code, (count, _) in former.items()} == {"E05009901": 4500, "E05009902": 5500}
    assert all("Estimated" in label and "Census 2021" in label for _, label in former.values())


def test_shares_that_leave_out_slivers_are_scaled_up(sampleton: Borough) -> None:
    overlap = pd.DataFrame({"ward_code_new": ["N"], "ward_code_old": ["O"], "share_of_new_residents": [0.9]})
    assert denominators.estimate_former({"N": (100, "Census")}, overlap)["O"][0] == 100
