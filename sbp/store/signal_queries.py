"""The named questions about expected ranges and signals; see `queries`."""

from datetime import date
from typing import NamedTuple

from sbp.store.asking import Connection, ask


class ExpectedRow(NamedTuple):
    """One month against its expected range; numbers are None where there is no range or no value."""

    month: date
    value: float | None
    state: str
    expected: float | None
    low_95: float | None
    high_95: float | None
    low_998: float | None
    high_998: float | None
    rule: str
    direction: int
    adjusted_p: float | None


class NewestRow(NamedTuple):
    """The newest month of one series, with the family of checks that it belongs to."""

    family: str
    indicator_id: str
    area_code: str
    expected: ExpectedRow


def expected_months(con: Connection, indicator_id: str, area_code: str) -> list[ExpectedRow]:
    """Return the months of a series that have a place in the watch, oldest first, those to come included."""
    return ask(con, "expected_months", ExpectedRow, indicator_id=indicator_id, area_code=area_code)


def newest_judged(con: Connection, families: list[str]) -> list[NewestRow]:
    """Return the newest month of every series of some families, the least likely first."""
    return ask(con, "newest_judged", _newest, families=families)


def season_factors(con: Connection, indicator_id: str, area_code: str) -> list[float]:
    """Return the factors of January to December of a series; empty without a model."""
    return ask(con, "season_factors", lambda _, factor: factor, indicator_id=indicator_id, area_code=area_code)


def forecast_hits(con: Connection, indicator_id: str, area_code: str) -> list[tuple[int, int]]:
    """Return, for one, two and three months ahead, how many past forecasts were right and how many were made."""
    return ask(con, "forecast_hits", lambda *row: row, indicator_id=indicator_id, area_code=area_code)


def _newest(family: str, indicator_id: str, area_code: str, *rest: object) -> NewestRow:
    return NewestRow(family, indicator_id, area_code, ExpectedRow(*rest))  # type: ignore[arg-type]  the same order
