"""Partner returns: a small CSV for what no open source gives, such as referrals, caseloads and calls to a hotline."""

import re
from datetime import date

import pandas as pd

from sbp import months
from sbp.errors import SbpError
from sbp.ingest import grid
from sbp.ingest.cells import BadCell, OutOfArea, Parse, base, borough_and_wards, hidden, number, take
from sbp.ingest.context import Context
from sbp.ingest.opened import Opened
from sbp.ingest.reading import Cover, Lost, Reading

ID = "partner_return"
TITLE = "Partner return (our own form)"
SOURCE = "partner_returns"
STAGE = "records"
KEEP = True
AREA_COLUMNS = ("area",)

NEEDED = ("indicator", "area", "period", "value", "base", "supplier_role")
OPTIONAL = ("unit",)
TOLD_BY = frozenset({"indicator", "area", "period", "value", "supplier_role"})
COLUMNS = [
    "measure",
    "area_code",
    "period_start_date",
    "period_end_date",
    "value",
    "base_count",
    "supplier_role",
]
COUNT_COLUMNS = ["dataset", "area_code", "category_id", "month_start_date", "value"]
LONGEST_LABEL = 80  # a label is a few words; anything longer is free text, which may tell of a person
_CODE = re.compile(r"^[ENSW]\d{8}$")
_MONTH = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])$")
_QUARTER = re.compile(r"^(\d{4})-Q([1-4])$")
_FINANCIAL_YEAR = re.compile(r"^(\d{4})([-/])(\d{2})$")
_PERSONAL = re.compile(r"[@\d]|\b(mr|mrs|ms|miss|dr|pc|ps|sgt|insp|cllr)\b\.?", re.IGNORECASE)


def recognises(opened: Opened) -> bool:
    """Tell the file by its columns, also where there are more than allowed (reading it then says so)."""
    return grid.is_table(opened) and set(_names(opened.header())) >= TOLD_BY


def read(opened: Opened, context: Context) -> Reading:
    """Read a return's figures; a month's value of one of our categories also becomes a monthly count.

    Returns:
        `partner_return`, and `monthly_count` (dataset partner_return) with its cover where an indicator is the id of
        a category and the period a month. Periods are a month (2024-05), a quarter of the calendar year (2024-Q2) or
        a financial year (2023-24). What a count of calls or referrals means is the supplier's to say: it is no crime.

    Raises:
        SbpError: a column is missing, or there is one more than the form has (it could name people).
    """
    names = _names(opened.header())
    missing, further = set(NEEDED) - set(names), set(names) - {*NEEDED, *OPTIONAL}
    if missing or further or len(set(names)) < len(names):
        beyond = f"has columns beyond the form ({_listed(further) or 'one of them twice'})"
        fault = f"lacks {_listed(missing)}" if missing else beyond
        raise SbpError(
            f"The partner return {fault}",
            opened.name,
            f"keep exactly the columns {', '.join(NEEDED)} and, if wanted, unit; no names and no notes",
        )
    reading = Reading(ID, SOURCE, {}, rows_in=0, loaded=0)
    lines = grid.csv_rows(opened)
    next(lines, None)
    rows = take(lines, tuple(names), reading, _parser(context, reading.lost))
    reading.tables["partner_return"] = pd.DataFrame(rows, columns=COLUMNS).astype({"base_count": "Int64"})
    if rows:
        reading.first_month = min(row[2] for row in rows)
        reading.last_month = max(row[3].replace(day=1) for row in rows)
    _add_monthly_counts(rows, reading, context)
    return reading


def _names(header: tuple[str, ...]) -> list[str]:
    """Write column names in one form: "Supplier's role" and "supplier_role" are the same column."""
    owned = [re.sub(r"['’]s\b", "", name.casefold()) for name in header]
    plain = [re.sub(r"[^a-z0-9]+", "_", name).strip("_") for name in owned]
    while plain and not plain[-1]:
        plain.pop()
    return plain


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(name[:40] or "one without a name" for name in names))


def _parser(context: Context, lost: list[Lost]) -> Parse:
    ours = borough_and_wards(context)
    neighbours = frozenset(context.borough_codes.values())

    def parse(cells: dict[str, str]) -> tuple[tuple, list[tuple]]:
        """Read one row, or say which cell is bad."""
        area = cells["area"].upper()
        if not _CODE.match(area) or area not in ours | neighbours:
            raise BadCell("The area is not the code of the borough or one of its wards", "area", _shown_code(area))
        if area not in ours:
            raise OutOfArea
        measure = _measure(cells["indicator"])
        first, last = _period(cells["period"])
        try:
            row = (measure, area, first, last, _value(cells), base(cells["base"]), _role(cells["supplier_role"]))
        except BadCell:
            lost.append(Lost(ID, measure, first, *_kind(area, context)))
            raise
        return row[:4], [row]

    return parse


def _shown_code(text: str) -> str:
    return text if _CODE.match(text) else hidden(text)


def _measure(text: str) -> str:
    measure = re.sub(r"[^a-z0-9]+", "_", text.casefold().replace("'", "")).strip("_")
    if not measure or len(text) > LONGEST_LABEL or "@" in text:
        raise BadCell("The indicator is not a label of a few words", "indicator", hidden(text))
    return measure


def _period(text: str) -> tuple[date, date]:
    """Return the first and the last day of a month, a calendar quarter or a financial year."""
    month, quarter, year = _MONTH.match(text), _QUARTER.match(text), _FINANCIAL_YEAR.match(text)
    follows = bool(year) and (int(year[1]) + 1) % 100 == int(year[3])
    if month and follows:
        raise BadCell("The period may be a month or a financial year: write the year as 2011/12", "period", text)
    if month:
        first, length = date(int(month[1]), int(month[2]), 1), 1
    elif quarter:
        first, length = date(int(quarter[1]), 3 * int(quarter[2]) - 2, 1), 3
    elif follows:
        first, length = date(int(year[1]), 4, 1), 12
    else:
        raise BadCell("The period is not in the form 2024-05, 2024-Q2 or 2023-24", "period", hidden(text))
    return first, date.fromordinal(months.add(first, length).toordinal() - 1)


def _value(cells: dict[str, str]) -> float:
    value = number(cells["value"], "value")
    if value < 0:
        raise BadCell("The value is below zero", "value", cells["value"])
    if cells.get("unit", "").casefold() in ("%", "percent", "per cent", "percentage") and value > 100:
        raise BadCell("The percentage is over 100", "value", cells["value"])
    return value


def _role(text: str) -> str:
    if not text or len(text) > LONGEST_LABEL or _PERSONAL.search(text):
        reason = "The supplier's role is not the name of a team (no person, no address)"
        raise BadCell(reason, "supplier_role", hidden(text))
    return text


def _add_monthly_counts(rows: list[tuple], reading: Reading, context: Context) -> None:
    counted = [row for row in rows if row[0] in context.categories and months.add(row[2], 1) > row[3]]
    if not counted:
        return
    counts = [(ID, area, measure, first, value) for measure, area, first, _, value, _, _ in counted]
    reading.tables["monthly_count"] = pd.DataFrame(counts, columns=COUNT_COLUMNS)
    covers = {(*_kind(area, context), measure, first) for _, area, measure, first, _ in counts}
    reading.covers = [Cover(ID, *cover) for cover in sorted(covers)]


def _kind(area: str, context: Context) -> tuple[str, str]:
    wards = context.places.ward_codes if context.places else {}
    return next((("ward", vintage) for vintage, codes in wards.items() if area in codes), ("borough", ""))
