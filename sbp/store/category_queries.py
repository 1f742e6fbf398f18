"""The named questions about counts by category: what a measure is made of."""

from datetime import date
from typing import NamedTuple

from sbp.model import Area
from sbp.store.asking import Connection, ask


class CategoryMonth(NamedTuple):
    """What was counted of one category in one month that supplies it."""

    category_id: str
    month: date
    value: float


def category_months(
    con: Connection, dataset: str, area: Area, first_month: date, categories: list[str]
) -> list[CategoryMonth]:
    """Return an area's counts by category and month from a month on; months that do not supply a category have none."""
    asked = {"dataset": dataset, "area_code": area.code, "kind": area.kind, "vintage": area.vintage}
    return ask(con, "category_months", CategoryMonth, first_month=first_month, categories=categories, **asked)


def ward_categories(
    con: Connection, dataset: str, vintage: str, months: tuple[date, date], categories: list[str]
) -> dict[tuple[str, str], float]:
    """Return what wards of a vintage counted in the months from the first to the last, by ward and category."""
    asked = {"dataset": dataset, "vintage": vintage, "first_month": months[0], "last_month": months[1]}
    rows = ask(con, "ward_categories", lambda *row: row, categories=categories, **asked)
    return {(code, category): value for code, category, value in rows}
