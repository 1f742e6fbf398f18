"""`calibrate` writes a report that can be read back, says the worst, and is the same again with the same seed."""

import pytest

from sbp.commands import calibrate
from sbp.content import calibration as report
from sbp.stats import calibration


@pytest.fixture
def few(monkeypatch):
    """Two cases of each kind instead of all."""
    monkeypatch.setattr(calibration, "FALSE_ALARMS", calibration.FALSE_ALARMS[:2])
    monkeypatch.setattr(calibration, "SHIFTS", calibration.SHIFTS[:2])


def test_it_writes_what_it_found(sbp, few, tmp_path):
    path = tmp_path / "deep" / "report.csv"
    code, out, _ = sbp("calibrate", "--series", "100", "--seed", "3", "--out", str(path))
    rows = report.read(path)
    assert code in (0, 1)
    assert {row.part for row in rows} == {"false alarms", "power", "discoveries"}
    assert str(path) in out
    assert "found within 3 months" in out
    sbp("calibrate", "--series", "100", "--seed", "3", "--out", str(tmp_path / "again.csv"))
    assert (tmp_path / "again.csv").read_bytes() == path.read_bytes()


def test_a_rate_that_is_too_high_fails(capsys):
    rows = [_row(0.05, 0.0601), _row(0.05, 0.01)]
    assert calibrate._show(rows, 1.2)
    assert not calibrate._show(rows[1:], 1.2)


def test_a_report_that_cannot_be_written_is_said(sbp, few, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    code, _, err = sbp("calibrate", "--series", "50", "--out", str(tmp_path / "file" / "report.csv"))
    assert (code, "cannot be written" in err) == (1, True)


def _row(stated, attained):
    finding = calibration.Finding(calibration.FALSE_ALARMS[0], "outside 95.0%", stated, attained, 0.001)
    return calibrate._row("false alarms", finding, 100, 1)
