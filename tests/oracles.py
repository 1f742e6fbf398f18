"""Slow plain-Python twins of the queries and answers: rows in, loops over them, numbers out."""

from datetime import date

from sbp import months

Series = dict[tuple[str, str], dict[date, float | None]]


def read_series(con) -> Series:
    """Every series by (indicator, area): month to value."""
    series: Series = {}
    for indicator, area, month, value in con.execute(
        "SELECT indicator_id, area_code, month_start_date, value FROM indicator_month"
    ).fetchall():
        series.setdefault((indicator, area), {})[month] = value
    return series


def window_sum(values: dict[date, float | None], first: date, length: int) -> tuple[float, int]:
    """Sum of the months supplied from `first` on, and how many were."""
    total, supplied = 0.0, 0
    for step in range(length):
        value = values.get(months.add(first, step))
        if value is not None:
            total += value
            supplied += 1
    return total, supplied


def rolling(values: dict[date, float | None], length: int = 12) -> dict[date, float | None]:
    """For each month with a whole window behind it: the window's sum, None where a month of it is missing."""
    run = sorted(values)
    sums: dict[date, float | None] = {}
    for month in run[length - 1 :]:
        total, supplied = window_sum(values, months.add(month, 1 - length), length)
        sums[month] = total if supplied == length else None
    return sums


def places(values: dict[str, float | None]) -> dict[str, int | None]:
    """Place of each in the order, 1 for the highest."""
    return {
        code: None if value is None else 1 + sum(other is not None and other > value for other in values.values())
        for code, value in values.items()
    }
