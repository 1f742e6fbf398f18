"""The records of the watch."""

from datetime import date

from sbp.watching import ExpectedPoint


def test_a_month_is_a_signal_where_a_rule_holds():
    quiet = ExpectedPoint(date(2025, 1, 1), 5.0, "judged", 5.0, None, None, "", 0, survives=False)
    loud = ExpectedPoint(date(2025, 1, 1), 50.0, "judged", 5.0, None, None, "outside", 1, survives=True)
    assert (quiet.is_signal, loud.is_signal) == (False, True)
