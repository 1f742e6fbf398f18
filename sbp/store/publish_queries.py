"""The named questions behind publishing: what the private version holds of protected measures; see `queries`."""

from datetime import date
from typing import NamedTuple

from sbp.store.asking import Connection, ask


class CountRow(NamedTuple):
    """One category's count of one data set in one area and month."""

    dataset: str
    area_code: str
    category_id: str
    month: date
    value: float


class HeldMonth(NamedTuple):
    """One indicator in one area in one month; `value` None means not supplied."""

    indicator_id: str
    area_code: str
    month: date
    value: float | None
    note: str


def protected_counts(con: Connection, datasets: list[str]) -> list[CountRow]:
    """Return the counts of some data sets by category, in the borough and in wards."""
    return ask(con, "protected_counts", CountRow, datasets=datasets)


def held_months(con: Connection, indicator_ids: list[str]) -> list[HeldMonth]:
    """Return every month held of some indicators, in the borough and in wards."""
    return ask(con, "held_months", HeldMonth, indicator_ids=indicator_ids)


class MeanRow(NamedTuple):
    """How many months the model of a series rests on, and their mean."""

    months_used: int
    mean_count: float


def model_mean(con: Connection, indicator_id: str, area_code: str) -> MeanRow | None:
    """Return the mean behind the model of one series, None where there is no model."""
    return next(iter(ask(con, "model_mean", MeanRow, indicator_id=indicator_id, area_code=area_code)), None)
