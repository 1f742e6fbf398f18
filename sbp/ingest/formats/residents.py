"""Residents: Census 2021 by ward, and ONS mid-year estimates by LSOA."""

import re
from dataclasses import dataclass

import pandas as pd

from sbp import settings
from sbp.ingest import facts
from sbp.ingest.cells import BadCell, OutOfArea, take, without_thousands
from sbp.ingest.context import Context
from sbp.ingest.grid import csv_rows, is_table
from sbp.ingest.opened import Opened
from sbp.ingest.reading import Reading

ID = "residents"
TITLE = "Residents by ward, borough or LSOA (ONS Census 2021 or mid-year estimates)"
SOURCE = "ons_residents"
STAGE = "places"
KEEP = True

CENSUS_RANK, MID_YEAR_RANK = 2, 3  # of two counts of one area the higher rank is used
LEAST_SHARE_OF_CENSUS = 0.9  # a borough that has lost more of its residents since is an LSOA list cut short
COLUMNS = ("area_code", "residents_count", "residents_label", "rank")


@dataclass(frozen=True)
class Form:
    """One published form: the columns of codes, LSOA names and counts (patterns, small letters) and what it counts."""

    code: str
    count: str
    label: str
    rank: int
    name: str = "(?!)"
    only_columns: int | None = None


FORMS = (
    Form("ward code", "all usual residents", facts.CENSUS, CENSUS_RANK),
    # ons.gov.uk "create a custom dataset": a code, a name and the count; more columns would split the count
    Form(
        "(electoral wards and divisions|lower tier local authorities) code",
        "observation",
        facts.CENSUS,
        CENSUS_RANK,
        only_columns=3,
    ),
    Form("geography code", "residence type: total; measures: value", facts.CENSUS, CENSUS_RANK),
    Form(
        r"lsoa \d{4} code",
        r"mid-(\d{4}): population",
        "ONS mid-{year} estimate",
        MID_YEAR_RANK,
        name=r"lsoa \d{4} name",
    ),
)


def recognises(opened: Opened) -> bool:
    """Tell the file by its columns of area codes and of residents."""
    return is_table(opened) and _form(opened.header()) is not None


def read(opened: Opened, context: Context) -> Reading:
    """Read the residents of our areas; of several years the latest is taken.

    Returns:
        A Reading whose table "area_residents" has area_code, residents_count, residents_label and rank (of two counts
        of one area the higher is used). Estimates by LSOA are followed by their sum for the borough.
    """
    header = opened.header()
    form, code, count, label, name = _columns(header)
    ours = {*facts.ward_vintages(settings.GEO_DIR), context.borough.code}
    lsoa_name = re.compile(rf"{re.escape(context.borough.name)} \d{{3}}[A-Z]")

    def parse(row: dict[str, str]) -> tuple:
        """Read one row, or say which cell is bad."""
        area = row[code]
        if not area:
            raise BadCell("The row has no area code", code)
        if not (lsoa_name.fullmatch(row[name]) if name else area in ours):
            raise OutOfArea
        digits = without_thousands(row[count])
        if not digits.isdecimal():
            raise BadCell("The residents are not a whole number", count, row[count])
        return area, [(area, int(digits), label, form.rank)]

    reading = Reading(ID, SOURCE, {}, rows_in=0, loaded=0)
    lines = csv_rows(opened)
    next(lines)
    rows = take(lines, header, reading, parse)
    if name and rows:
        rows += _summed(rows, reading, context)
    reading.tables["area_residents"] = pd.DataFrame(rows, columns=list(COLUMNS))
    return reading


def _summed(rows: list[tuple], reading: Reading, context: Context) -> list[tuple]:
    """Return the borough's residents as the sum of its LSOAs; none where LSOAs are missing, for it would be too low."""
    count = sum(row[1] for row in rows)
    census = facts.borough_residents(settings.GEO_DIR).get(context.borough.code, count)
    if reading.rejects or count < LEAST_SHARE_OF_CENSUS * census:
        reading.warnings.append(
            f"LSOAs of {context.borough.name} are missing or could not be used, so they are not added up"
        )
        return []
    return [(context.borough.code, count, *rows[0][2:])]


def _form(header: tuple[str, ...]) -> Form | None:
    names = [name.casefold() for name in header]
    for form in FORMS:
        has_both = all(any(re.fullmatch(wanted, name) for name in names) for wanted in (form.code, form.count))
        if has_both and form.only_columns in (None, len(names)):
            return form
    return None


def _columns(header: tuple[str, ...]) -> tuple[Form, str, str, str, str]:
    """Return the form, its columns of codes and of the latest count, the count's label, and the column of names."""
    names = [name.casefold() for name in header]
    form = _form(header)
    if form is None:
        raise BadCell("The file has no column of residents")
    code = next(name for name in names if re.fullmatch(form.code, name))
    count = max(name for name in names if re.fullmatch(form.count, name))
    found = re.fullmatch(form.count, count)
    year = found[1] if found and found.groups() else ""
    lsoa_name = next((name for name in names if re.fullmatch(form.name, name)), "")
    return form, code, count, form.label.format(year=year), lsoa_name
