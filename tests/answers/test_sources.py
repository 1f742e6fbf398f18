"""What the Data page shows: sources, files, rejects, coverage and checks."""

from datetime import date

from sbp.answers import sources
from tests import borough_file as tiny

TODAY = date(2025, 3, 10)


def test_every_source_is_listed_loaded_or_not(con, words):
    states = {state.source.id: state for state in sources.freshness(con, words, TODAY)}
    assert (states["met"].files_count, states["met"].freshness.last_month) == (2, tiny.LAST)
    assert states["met"].freshness.retrieved == date(2025, 3, 7)
    assert (states["returns"].files_count, states["returns"].freshness.last_month) == (0, None)
    assert sources.state(con, "returns").files_count == 0


def test_files_come_with_their_account_and_reasons(con):
    accounts = {account.report.name: account for account in sources.files(con)}
    wards = accounts["wards.csv"]
    assert wards.report.rows_in == wards.report.loaded + wards.report.rejected + wards.report.out_of_area
    assert wards.reasons == (("unknown ward code", 2, 7),)
    assert wards.report.warnings == ("A stub.",)
    assert accounts["street.zip"].report.warnings == ()
    assert sources.rejects(con)[0].value == "E05999999"


def test_coverage_and_revisions(con):
    assert {row.dataset for row in sources.coverage(con)} == {"met_ward", "police_street", "fix_my_street"}
    assert sources.revisions(con)[0].month == tiny.LAST


def test_checks_are_what_the_build_recorded_then_gaps_and_lateness(con, words):
    made = sources.checks(con, words, TODAY)
    assert made[0] == sources.Check("Rows add up", True, "", False)
    assert made[1] == sources.Check("Wards within the borough", False, "2 found", True)
    failed = [check for check in made[2:] if not check.passed]
    assert [check.title for check in failed] == ["Every month is there: Street-level data, borough"]
    assert failed[0].found.endswith("1 missing")


def test_a_late_source_fails_its_check(con, words):
    checks = {check.title: check for check in sources.checks(con, words, date(2025, 4, 11))}
    assert checks["On time: Recorded crime"].passed is False
    assert checks["On time: Recorded crime"].found == "was due 10 Apr 2025 and is not here"
    assert checks["On time: Street incidents"].passed is True


def test_a_version_without_recorded_checks_has_none_of_them(con, words):
    with con.cursor() as own:
        own.begin()
        own.execute("DELETE FROM meta WHERE key = 'checks'")
        made = sources.checks(own, words, TODAY)
        own.rollback()
    assert made[0].title.startswith("Every month is there")


def test_the_missing_month_is_the_one_left_out(con):
    covered = next(row for row in sources.coverage(con) if row.dataset == "police_street")
    assert covered.missing_count == 1
