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


def category_months(con: Connection, dataset: str, area: Area, categories: list[str]) -> list[CategoryMonth]:
    """Return an area's counts by category, month by month; months that do not supply a category have no row."""
    asked = {"dataset": dataset, "area_code": area.code, "kind": area.kind, "vintage": area.vintage}
    return ask(con, "category_months", CategoryMonth, categories=categories, **asked)
