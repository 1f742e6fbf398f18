"""Calendar months as dates on the first of the month, and the arithmetic that monthly series need."""

import re
from collections.abc import Iterable
from datetime import date

BUSINESS_YEAR_BEGINS = 4  # the month
_PATTERN = re.compile(r"^(\d{4})-?(0[1-9]|1[0-2])$")


def parse(text: str) -> date:
    """Read `YYYY-MM` or `YYYYMM` as the first day of that month.

    Raises:
        ValueError: the text is not a month in either form.
    """
    found = _PATTERN.match(text.strip())
    if not found:
        raise ValueError(f"{text!r} is not a month in the form YYYY-MM")
    return date(int(found[1]), int(found[2]), 1)


def text(month: date) -> str:
    """Write a month as `YYYY-MM`."""
    return f"{month.year:04d}-{month.month:02d}"


def name(month: date) -> str:
    """Write a month as people read it: Feb 2024."""
    return f"{month:%b %Y}"


def from_first(found: Iterable[date]) -> str:
    """Name the first of some months, and say how many come later: Feb 2024 and 3 later."""
    first, *others = sorted(set(found))
    return name(first) + (f" and {len(others)} later" if others else "")


def add(month: date, months: int) -> date:
    """Return the month that lies `months` after `month` (before it, where negative)."""
    year, index = divmod(month.year * 12 + month.month - 1 + months, 12)
    return date(year, index + 1, 1)


def distance(first: date, last: date) -> int:
    """Count the months from `first` to `last`; 0 where they are the same."""
    return (last.year - first.year) * 12 + last.month - first.month


def business_year(day: date) -> int:
    """Return the year in which the business year of a day began, on 1 April."""
    return day.year if day.month >= BUSINESS_YEAR_BEGINS else day.year - 1


def business_name(year: int) -> str:
    """Name the business year that began in a year: 2021/22."""
    return f"{year}/{(year + 1) % 100:02d}"


def span(first: date, last: date) -> list[date]:
    """List every month from `first` to `last`, both included; empty where `last` lies before."""
    return [add(first, step) for step in range(distance(first, last) + 1)]
