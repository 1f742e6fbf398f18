"""Recorded crime as the Metropolitan Police publishes it: ward, borough and dashboard files of invented counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sbp import settings
from sbp.ingest import facts
from sbp.ingest.demo import calibrate, chance, csv_file
from sbp.ingest.demo.invented import Invented
from sbp.ingest.demo.spots import Ward

RECENT_MONTHS = 24  # the length of the publisher's running files
DASHBOARD_HEADER = (
    "Month_Year", "Area Type", "Borough_SNT", "Area Name", "Area Code", "Crime Type", "Crime Subtype", "Measure",
    "Financial Year", "FY_FYIndex", "Count", "Refresh Date",
)  # fmt: skip
OFFENCES = "Offences"


@dataclass(frozen=True)
class Other:
    """Another borough of the region: its name, code and residents against ours."""

    code: str
    name: str
    size: float


def write(folder: Path, made: Invented) -> None:
    """Write the ward history on current wards, 24 months on the old ones, two borough files and the dashboard."""
    others = read_others(made)
    elsewhere = {other.code: _invent_elsewhere(made, other) for other in others}
    _ward_history(folder / "met-ward-crime-historical.csv", made)
    _old_wards(folder / "met-ward-crime-24-months-old-wards.csv", made)
    _borough_history(folder / "met-borough-crime-historical.csv", made, others, elsewhere)
    _borough_old_labels(folder / "met-borough-crime-24-months-old-categories.csv", made)
    _dashboard(folder / "met-monthly-dashboard.csv", made, others, elsewhere)


def read_others(made: Invented) -> list[Other]:
    """Read the region's other boroughs with their residents against ours."""
    residents = facts.borough_residents(settings.GEO_DIR)
    left_out = {made.borough.code, *made.plan.settings["boroughs_left_out"]}
    ours = residents[made.borough.code]
    return [
        Other(code, made.borough_names[code], count / ours) for code, count in residents.items() if code not in left_out
    ]


def _invent_elsewhere(made: Invented, other: Other) -> dict[str, np.ndarray]:
    """Monthly counts of another borough: ours by residents, with a rate drawn by lot for every series."""
    bounds = made.plan.settings["other_boroughs"]
    rng, shared = chance.stream(made.seed, f"borough {other.code}"), calibrate.common(made.plan, made.seed)
    counts = {}
    for name, series in made.plan.series.items():
        if series.group in ("recorded", "flags"):
            rate = bounds["lowest"] + (bounds["highest"] - bounds["lowest"]) * rng.random()
            totals = np.floor(made.totals[name] * other.size * rate + 0.5).astype(int)
            counts[name] = calibrate.monthly(made.plan, series, totals, rng, shared)
    return counts


def _labelled(made: Invented, scheme: str, counts: dict[str, np.ndarray]) -> dict[tuple[str, str], np.ndarray]:
    """Add up recorded series that share a publisher's label, in order of the labels."""
    sums: dict[tuple[str, str], np.ndarray] = {}
    for series in made.plan.group("recorded"):
        label = tuple(series.labels[scheme])
        sums[label] = sums.get(label, 0) + counts[series.id]
    return dict(sorted(sums.items()))


def _by_ward(made: Invented, wards: tuple[Ward, ...], numbers: np.ndarray) -> dict[str, np.ndarray]:
    size = len(made.month_texts)
    return {
        series.id: made.incidents[series.id].by_ward(numbers, len(wards), size)
        for series in made.plan.group("recorded")
    }


def _compact(months: list[str]) -> list[str]:
    return [month.replace("-", "") for month in months]


def _ward_history(path: Path, made: Invented) -> None:
    wards = made.spots.new_wards
    sums = _labelled(made, "met", _by_ward(made, wards, made.spots.new))
    header = ["WardName", "WardCode", "MajorText", "MinorText", "LookUp_BoroughName", *_compact(made.month_texts)]
    rows = (
        [ward.name, ward.code, *label, made.borough.name, *counts[place]]
        for place, ward in enumerate(wards)
        for label, counts in sums.items()
        if counts[place].any()
    )
    csv_file.write(path, header, rows)


def _old_wards(path: Path, made: Invented) -> None:
    wards = made.spots.old_wards
    sums = _labelled(made, "met_2019", _by_ward(made, wards, made.spots.old))
    recent = made.month_texts[-RECENT_MONTHS:]
    header = ["MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName", *_compact(recent)]
    rows = (
        [*label, ward.name, ward.code, made.borough.name, *counts[place][-RECENT_MONTHS:]]
        for label, counts in sums.items()
        for place, ward in enumerate(wards)
        if counts[place][-RECENT_MONTHS:].any()
    )
    csv_file.write(path, header, rows)


def _borough_history(
    path: Path, made: Invented, others: list[Other], elsewhere: dict[str, dict[str, np.ndarray]]
) -> None:
    boroughs = [(made.borough.name, made.counts), *((other.name, elsewhere[other.code]) for other in others)]
    tables = [(name, _labelled(made, "met", counts)) for name, counts in sorted(boroughs, key=lambda entry: entry[0])]
    header = ["MajorText", "MinorText", "BoroughName", *_compact(made.month_texts)]
    rows = ([*label, name, *table[label]] for label in tables[0][1] for name, table in tables)
    csv_file.write(path, header, rows)


def _borough_old_labels(path: Path, made: Invented) -> None:
    """The first 24 months under the older categories, which alone tell knives from other weapons."""
    header = ["MajorText", "MinorText", "LookUp_BoroughName", *_compact(made.month_texts[:RECENT_MONTHS])]
    sums = _labelled(made, "met_2019", made.counts)
    rows = ([*label, made.borough.name, *counts[:RECENT_MONTHS]] for label, counts in sums.items())
    csv_file.write(path, header, rows)


def _dashboard(path: Path, made: Invented, others: list[Other], elsewhere: dict[str, dict[str, np.ndarray]]) -> None:
    ours = (made.borough.name, made.borough.code, made.counts)
    boroughs = [(other.name, other.code, elsewhere[other.code]) for other in others]
    csv_file.write(path, DASHBOARD_HEADER, _dashboard_rows(made, ours, boroughs))


def _dashboard_rows(made: Invented, ours: tuple, others: list[tuple]) -> Iterator[list]:
    refreshed = f"{made.month_texts[-1]}-28"
    for entry in made.plan.settings["dashboard"]:
        for name, code, counts in [ours, *(others if entry.get("all_boroughs") else [])]:
            values = np.sum([counts[series] for series in entry["series"]], axis=0)
            for month, text, value in zip(made.plan.months, made.month_texts, values, strict=True):
                opening = month.year if month.month >= 4 else month.year - 1
                year = f"{opening % 100:02d}-{(opening + 1) % 100:02d}"
                index = f"{year}_{(month.month - 4) % 12 + 1:02d}"
                yield [
                    f"{text}-01", "Borough", name, name, code, *entry["label"], OFFENCES, f"fy{year}", index, value,
                    refreshed,
                ]  # fmt: skip
