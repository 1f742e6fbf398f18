"""The report of the simulations: it is there, it is whole, and no rate in it exceeds what the project allows."""

from dataclasses import replace

import pytest

from sbp.content import calibration
from sbp.errors import SbpError


@pytest.fixture(scope="module")
def rows():
    return calibration.read(calibration.report_path())


def test_the_committed_report_holds_the_stated_rates(rows):
    worst = calibration.worst(rows)
    assert {row.measure for row in worst} >= {"outside 95.0%", "outside 99.8%", "two_of_three", "run", "any signal"}
    over = [row for row in worst if row.stated and row.attained > 1.2 * row.stated]
    assert not over


def test_it_covers_means_dispersions_and_histories(rows):
    cases = [row for row in rows if row.part == "false alarms"]
    assert {row.mean for row in cases} == {2, 5, 20, 200}
    assert {row.dispersion for row in cases} == {1, 2, 4}
    assert {row.history_months for row in cases} == {24, 36, 60}
    assert {row.season for row in cases} == {0, 0.3}
    assert any(row.part == "power" and row.stated is None for row in rows)


def test_the_worst_is_the_highest_of_each_measure(rows):
    row = replace(rows[0], measure="m", stated=0.1, attained=0.2)
    assert calibration.worst((replace(row, attained=0.1), row, replace(row, stated=None, attained=0.9))) == (row,)


def test_a_missing_or_damaged_report_is_said_in_a_sentence(tmp_path):
    path = tmp_path / "calibration.csv"
    with pytest.raises(SbpError, match="missing"):
        calibration.read(path)
    path.write_text("part,mean\nfalse alarms,two\n", encoding="utf-8")
    with pytest.raises(SbpError, match="damaged"):
        calibration.read(path)
