"""The proof on Methods is the report that the command wrote."""

from html import escape

from sbp.charts import watch_tables
from sbp.content import calibration
from sbp.ui import calibrations


def test_methods_show_each_rule_with_its_highest_rate_and_what_is_found(visit, read):
    told = read(visit("methods"))
    rows = calibration.read(calibration.report_path())
    for each in calibration.worst(rows):
        assert escape(watch_tables.name(each.measure)) in told
        assert f"{watch_tables.percent(each.attained)}" in told
    for told_of in (calibrations.WORST, calibrations.POWER, *watch_tables.SHIFTS.values()):
        assert told_of in told


def test_no_rate_passes_what_the_page_promises():
    judged = [each for each in calibrations.report() if each.part == "false alarms" and each.measure != "any signal"]
    assert all(each.attained <= 1.2 * each.stated for each in calibration.worst(tuple(judged)))
