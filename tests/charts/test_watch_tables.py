"""Signals and simulations as rows of words."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.charts import watch_tables
from sbp.model import Interval
from sbp.watching import CalibrationRow, ExpectedPoint

FEB = date(2026, 2, 1)
QUIET = ExpectedPoint(FEB, 130.0, "judged", 120.4, Interval(95, 148), Interval(80, 166, 0.998), "", 0, survives=False)
LOUD = replace(QUIET, value=1188.0, rule="outside", direction=1, survives=True)
LOW = replace(QUIET, month=date(2026, 1, 1), value=60.0, rule="run", direction=-1)
ROW = CalibrationRow("false alarms", 5.0, 2.0, 0.3, 36, 0, 1.0, "any signal", 0.02, 0.0214, 0.001, 20000, 1)


def test_signals_are_listed_newest_first_in_words():
    rows = watch_tables.signal_rows((LOW, QUIET, LOUD))
    assert [row["Month"] for row in rows] == ["Feb 2026", "Jan 2026"]
    assert rows[0]["Expected"] == "120 (95 to 148)"
    assert rows[0]["Side"] == "▲ higher"
    assert rows[1]["Side"] == "▼ lower"
    assert rows[1]["Why it is a signal"].startswith("seven months in a row")
    assert [row["Withstands the number of checks"] for row in rows] == ["yes", "no"]


def test_false_alarms_are_shown_with_the_rate_stated_and_the_case():
    (row,) = watch_tables.false_alarm_rows([ROW])
    assert row == {
        "Rule": "A month that is a signal by any rule",
        "Stated": "2%",
        "Attained at most": "2.1%",
        "Attained over stated": "1.07",
        "In the case": "mean 5, varying 2 times as much as chance, seasonal, 36 months",
    }


def test_lists_of_what_changed_are_told_with_the_share_that_is_false():
    (row,) = watch_tables.list_rows(
        [replace(ROW, part="discoveries", measure="false among those reported", stated=0.1)]
    )
    assert row["What was counted"].startswith("Signals listed that were false")
    assert (row["Stated"], row["Attained"]) == ("10%", "2.1%")


def test_power_has_a_row_for_each_kind_of_series_and_a_column_for_each_change():
    found = [
        replace(ROW, part="power", measure=f"found within {months} months", shift=shift, attained=shift / months)
        for months in (3, 7)
        for shift in watch_tables.SHIFTS
    ]
    (row,) = watch_tables.power_rows(found)
    assert row["Mean a month"] == "5"
    assert row["Doubled"] == "67% / 29%"


@pytest.mark.parametrize(("share", "told"), [(None, ""), (0.002, "0.2%"), (0.0996, "10%"), (0.5, "50%")])
def test_shares_have_no_more_digits_than_they_bear(share, told):
    assert watch_tables.percent(share) == told
