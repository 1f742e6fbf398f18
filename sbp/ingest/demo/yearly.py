"""Figures that come by year or quarter: Defra's fly-tipping table and MOPAC's attitude survey, both invented."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np

from sbp import months
from sbp.ingest.demo import chance, csv_file
from sbp.ingest.demo.invented import Invented
from sbp.ingest.demo.plan import YEAR_MONTHS

DEFRA_TITLE = "Fly-tipping incidents reported by local authorities in England"
DEFRA_KEYS = ("Year", "ONS Code", "LA Name", "Region", "Total Incidents")
DEFRA_LAND = (
    "Highway Incidents", "Footpath / Bridleway Incidents", "Back Alleyway Incidents", "Railway Incidents",
    "Council Land Incidents", "Agricultural Incidents", "Private / Residential Incidents",
    "Commercial / Industrial Incidents", "Watercourse / Bank Incidents", "Other (unidentified) Incidents",
)  # fmt: skip
DEFRA_REST = (
    "Animal Carcass Incidents", "Green Incidents", "Vehicle Parts Incidents", "White Goods Incidents",
    "Other Electrical Incidents", "Tyres Incidents", "Asbestos Incidents", "Clinical Incidents",
    "Constr / Demol / Excav Incidents", "Black Bags - Commercial Incidents", "Black Bags - Household Incidents",
    "Chemical Drums, Oil, Fuel Incidents", "Other Household Waste Incidents", "Other Commercial Waste Incidents",
    "Primary Waste Type Measures Other (unidentified) Incidents", "Single Black Bag Incidents",
    "Single Black Bag Clearance Costs (£)", "Single Item Incidents", "Single Item Clearance Costs (£)",
    "Car Boot or Less Incidents", "Car Boot or Less Clearance Costs (£)", "Small Van Load Incidents",
    "Small Van Load Clearance Costs (£)", "Transit Van Load Incidents", "Transit Van Load Clearance Costs (£)",
    "Tipper Lorry Load Incidents", "Tipper Lorry Load Clearance Costs (£)", "Significant / Multi Loads Incidents",
    "Sig / Multi Loads Clearance Costs (£)", "Total Incidents Clearance Costs (£)", "Mid population estimates ",
    "Incidents per 1,000 people", "Reporting basis",
)  # fmt: skip
NOT_AVAILABLE, REPORTING_BASIS = ":", "All incidents"
FINANCIAL_YEAR_STARTS = 4
FLY_TIPS = "fly_tipping_land"

SURVEY_HEADER = ("Date", "Survey", "Borough", "Measure", "Proportion", "MPS", "", "", "", "")
SURVEY, QUARTER_MONTHS = "PAS", 3
SURVEY_CHANCE = 0.01  # standard deviation of a quarter's share, about that of a few hundred answers rolled over a year


def write(folder: Path, made: Invented) -> None:
    """Write the fly-tipping table (whole financial years) and the attitude survey (by quarter)."""
    _write_defra(folder / "defra-fly-tipping-la-incidents.csv", made)
    csv_file.write(folder / "mopac-public-attitude-survey.csv", SURVEY_HEADER, _survey_rows(made))


def _write_defra(path: Path, made: Invented) -> None:
    header = (*DEFRA_KEYS, *DEFRA_LAND, *DEFRA_REST)
    blank = [""] * (len(header) - len(DEFRA_KEYS))
    groups = ["", "", "", "", "TOTAL", "Land type", *blank[1:]]
    csv_file.write(path, [DEFRA_TITLE, *[""] * (len(header) - 1)], [groups, header, *_defra_rows(made)])


def _defra_rows(made: Invented) -> Iterator[list]:
    """One row a whole financial year; each report counts as one incident, waste types and costs are not invented."""
    shares = made.plan.settings[FLY_TIPS]
    weights = np.array([float(shares.get(land, 0)) for land in DEFRA_LAND])
    reports = made.plan.group("reports")[0]
    for place, month in enumerate(made.plan.months):
        counts = made.counts[reports.id][place : place + YEAR_MONTHS]
        if month.month == FINANCIAL_YEAR_STARTS and len(counts) == YEAR_MONTHS:
            total = int(counts.sum())
            year = f"{month.year}-{(month.year + 1) % 100:02d}"
            rest = [NOT_AVAILABLE] * (len(DEFRA_REST) - 1)
            land = chance.share_out(weights, total)
            keys = [year, made.borough.code, made.borough.name, made.borough.region, total]
            yield [*keys, *land, *rest, REPORTING_BASIS]


def _survey_rows(made: Invented) -> Iterator[list]:
    for question, (start, yearly_change, london) in made.plan.settings["attitudes"].items():
        rng = chance.stream(made.seed, f"attitudes {question}")
        for month in made.plan.months:
            if month.month % QUARTER_MONTHS == 0:
                years = months.distance(made.plan.months[0], month) / YEAR_MONTHS
                expected = start + yearly_change * years
                share, comparison = np.round([expected, expected + london] + SURVEY_CHANCE * chance.wobble(rng, 2), 2)
                yield [_quarter_end(month), SURVEY, made.borough.name, question, share, comparison, "", "", "", ""]


def _quarter_end(month: date) -> str:
    last = date.fromordinal(months.add(month, 1).toordinal() - 1)
    return f"{last:%d/%m/%Y}"
