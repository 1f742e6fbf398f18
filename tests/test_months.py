"""Months add, subtract and span without gaps, in either form of writing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbp import months

MONTHS = st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(lambda day: day.replace(day=1))


@pytest.mark.parametrize("written", ["2024-02", "202402", " 2024-02 "])
def test_a_month_is_read_in_both_forms(written: str) -> None:
    assert months.parse(written) == date(2024, 2, 1)


@pytest.mark.parametrize("written", ["2024-13", "24-02", "2024-2", "2024/02", "", "2024-02-01"])
def test_what_is_no_month_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM"):
        months.parse(written)


@given(MONTHS)
def test_writing_and_reading_agree(month: date) -> None:
    assert months.parse(months.text(month)) == month


@given(MONTHS, st.integers(-400, 400))
def test_adding_and_measuring_agree(month: date, step: int) -> None:
    later = months.add(month, step)
    assert months.distance(month, later) == step
    assert months.add(later, -step) == month
    assert len(months.span(month, later)) == max(0, step + 1)


def test_a_business_year_begins_on_the_first_of_april() -> None:
    began = [months.business_year(date(2022, *day)) for day in ((1, 1), (3, 31), (4, 1), (12, 31))]
    assert began == [2021, 2021, 2022, 2022]
    assert [months.business_name(each) for each in (2021, 1999)] == ["2021/22", "1999/00"]


@pytest.mark.parametrize(
    ("found", "said"),
    [([2], "Feb 2024"), ([3, 2], "Feb 2024 and 1 later"), ([4, 4, 12, 2], "Feb 2024 and 2 later")],
)
def test_some_months_are_told_by_the_first_and_how_many_come_later(found, said):
    assert months.from_first(date(2024, each, 1) for each in found) == said
