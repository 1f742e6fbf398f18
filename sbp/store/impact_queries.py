"""The named question behind impact days: several indicators over all wards at once; see `queries`."""

from datetime import date
from typing import Any, NamedTuple

from sbp.store.asking import Connection, ask


class PanelRow(NamedTuple):
    """One indicator in one ward in one month; `value` None means not supplied."""

    indicator_id: str
    area_code: str
    month: date
    value: float | None


class CellCount(NamedTuple):
    """What was counted in a hexagon in a month; hexagons in which nothing was have no row."""

    cell_id: str
    month: date
    value: float


def cell_panel(con: Connection, asked: dict[str, Any]) -> list[CellCount]:
    """Return what was counted in each hexagon and month; `asked`: dataset, categories, first and last month."""
    return ask(con, "cell_panel", CellCount, **asked)


def ward_panel(con: Connection, indicator_ids: list[str], vintage: str, first: date, last: date) -> list[PanelRow]:
    """Return every month held from `first` to `last` of some indicators in the wards of one vintage."""
    asked = {"indicator_ids": indicator_ids, "vintage": vintage, "first_month": first, "last_month": last}
    return ask(con, "ward_panel", PanelRow, **asked)


class HeldDayRow(NamedTuple):
    """One impact day held, as the public's file has it; `outputs` is JSON of counts by kind."""

    day: date
    ward_code: str
    ward_name: str
    theme: str
    outputs: str


def held_days(con: Connection) -> list[HeldDayRow]:
    """Return the impact days held, newest first; only the public's file has them."""
    return ask(con, "held_days", HeldDayRow)
