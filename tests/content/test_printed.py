"""Numbers as documents print them."""

from datetime import date

import pytest

from sbp.content.printed import last_month, quantity


@pytest.mark.parametrize(
    ("text", "number", "step", "is_rough"),
    [
        ("21,328", 21328, 1, False),
        ("20.26", 20.26, 0.01, False),
        ("£15.7 billion", 15.7e9, 1e8, False),
        ("£2.5million", 2.5e6, 1e5, False),
        ("around 900,000", 900_000, 100_000, True),
        ("nearly £50 million", 50e6, 10e6, True),
        ("nearly 15%", 15, 1, True),
        ("6th", 6, 1, False),
        ("", None, 1, False),
        ("best", None, 1, False),
    ],
)
def test_a_number_keeps_its_size_and_the_size_of_its_last_digit(text, number, step, is_rough):
    read = quantity(text)
    assert (read.text, read.number, read.is_rough) == (text, pytest.approx(number) if number else None, is_rough)
    assert read.step == pytest.approx(step)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("down 3%", -3),
        ("up 9%", 9),
        ("-7", -7),
        ("+44", 44),
        ("27.2 ↓", -27.2),
        ("5.17% decrease", -5.17),
        ("decrease on the previous 12 months by 12.5%", -12.5),
        ("increased by 26 per cent", 26),
        ("below the average by 18%", -18),
        ("an improvement of 2 places", None),
    ],
)
def test_a_change_goes_the_way_its_words_say(text, number):
    assert quantity(text, is_change=True).number == number


def test_a_number_in_words_is_stated_beside_them():
    assert quantity("Fifty-five", 55).number == 55
    assert quantity("increase of two", 2, is_change=True).number == 2
    assert quantity("fell by a third", 33, is_change=True).number == -33


@pytest.mark.parametrize(
    ("period", "month"),
    [
        ("Rolling Year Jan 22", date(2022, 1, 1)),
        ("rolling year to February 2022", date(2022, 2, 1)),
        ("2021-22", None),
        ("a year", None),
    ],
)
def test_the_month_that_a_period_ends_with(period, month):
    assert last_month(period) == month
