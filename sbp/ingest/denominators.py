"""How many people live in each area: the best count held, and in whose words it is to be cited."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from sbp.ingest import facts
from sbp.ingest.reading import Reading
from sbp.model import Borough

ROUNDED_RANK, CARRIED_RANK, SUMMED_RANK = 0, 1, 1.5  # counts read from files have ranks from 2 on
ESTIMATED = "Estimated from {} by overlap with the wards since"

Counts = dict[str, tuple[int, str]]


def settle(readings: Iterable[Reading], borough: Borough, geo_dir: Path) -> Counts:
    """Return the residents of every ward, LSOA and the borough for which a count is held, with its label.

    Counts of the facts give way to counts read from files, the Census's to the mid-year estimates. The borough's own
    count is the sum of its wards where only a rounded one is held. Former wards come from `estimate_former`.
    """
    known = facts.wards(geo_dir)
    held = known.dropna(subset=["residents_count"])
    best: dict[str, tuple[float, str, int]] = {
        row.ward_code: (CARRIED_RANK, facts.CENSUS, int(row.residents_count)) for row in held.itertuples()
    }
    rounded = facts.borough_residents(geo_dir).get(borough.code)
    if rounded is not None:
        best[borough.code] = (ROUNDED_RANK, facts.CENSUS_ROUNDED, rounded)
    for reading in readings:
        table = reading.tables.get("area_residents")
        for row in table.itertuples() if table is not None else ():
            found = (row.rank, row.residents_label, int(row.residents_count))
            best[row.area_code] = max(best.get(row.area_code, found), found, key=lambda count: count[:2])
    _sum_wards(best, known, borough)
    return {code: (count, label) for code, (_, label, count) in best.items()}


def estimate_former(counts: Counts, overlap: pd.DataFrame) -> Counts:
    """Estimate the residents of former wards from those of the wards since.

    Args:
        counts: residents of the wards since.
        overlap: in the columns of `ward_overlap`; each ward's shares are scaled to make up all of its residents.

    Returns:
        The estimates only, each with a label that says so.
    """
    shares = overlap.dropna(subset=["share_of_new_residents"])
    shares = shares[shares["ward_code_new"].isin(list(counts))]
    whole = shares.groupby("ward_code_new")["share_of_new_residents"].transform("sum")
    people = shares["ward_code_new"].map({code: count for code, (count, _) in counts.items()}).astype(float)
    parts = (people * shares["share_of_new_residents"] / whole).groupby(shares["ward_code_old"]).sum()
    labels = {code: label for code, (_, label) in counts.items()}
    first = shares.drop_duplicates("ward_code_old").set_index("ward_code_old")["ward_code_new"]
    return {code: (round(people), ESTIMATED.format(labels[first[code]])) for code, people in parts.items()}


def _sum_wards(best: dict[str, tuple[float, str, int]], known: pd.DataFrame, borough: Borough) -> None:
    wards = known.loc[known["vintage"] == borough.vintages[-1].id, "ward_code"]
    held = [best[code] for code in wards if code in best]
    labels = {label for _, label, _ in held}
    rank = best.get(borough.code, (ROUNDED_RANK, "", 0))[0]
    if len(held) == len(wards) and len(labels) == 1 and rank < SUMMED_RANK:
        best[borough.code] = (SUMMED_RANK, labels.pop(), sum(count for _, _, count in held))
