"""Ranges, boards' charts and what changed, over the tiny borough with two months made to stand out."""

from datetime import date

import duckdb
import pytest

from sbp.answers import indicators, signals
from sbp.errors import UsageError
from sbp.ingest import derive_signals
from tests import borough_file as tiny

TODAY = date(2025, 3, 10)


@pytest.fixture(scope="module")
def watched(words):
    """The tiny borough in which one ward's last month is many times what it used to be."""
    with duckdb.connect() as held:
        tiny.write(held)
        change = (
            "UPDATE indicator_month SET value = 400 WHERE (indicator_id, area_code, month_start_date) = ('total', ?, ?)"
        )
        held.execute(change, [tiny.NEW[0], tiny.LAST])
        derive_signals.fill(held, words)
        yield held


def test_a_month_far_out_changed_and_survives(watched, words):
    found = signals.what_changed(watched, words, TODAY)
    assert [(each.indicator.id, each.area.code) for each in found.signals] == [("total", tiny.NEW[0])]
    signal = found.signals[0]
    assert signal.point.value == 400
    assert signal.point.direction == 1
    assert signal.adjusted_p <= found.share_false
    assert (found.first_month, found.last_month) == (tiny.LAST, tiny.LAST)
    assert {each.id for each in found.sources} == {"met", "street"}


def test_the_budget_counts_checks_of_each_family(watched, words):
    borough, ward = signals.what_changed(watched, words, TODAY).budget
    judged = "SELECT count(*) FROM expected_month WHERE family = ? AND month_start_date = ? AND state = 'judged'"
    for family, each in (("borough", borough), ("ward 2022", ward)):
        assert each.checks == watched.execute(judged, [family, tiny.LAST]).fetchone()[0]
        assert 0 < each.by_chance < each.checks * 0.03
        assert each.surviving <= each.flagged
    assert (ward.surviving, borough.surviving) == (1, 0)


def test_old_months_are_no_news_and_are_named(watched, words):
    found = signals.what_changed(watched, words, date(2025, 10, 1))
    assert found.signals == ()
    assert found.reason == "the newest months held are more than 6 months old"
    assert found.left_out == ("All of it", "Nuisance")


def test_a_series_is_answered_with_its_range_and_three_months_to_come(watched, words):
    points = signals.expected(watched, words, "total", tiny.NEW[0])
    assert [each.state for each in points[-4:]] == ["judged", "forecast", "forecast", "forecast"]
    last = points[-4]
    assert last.is_signal
    assert last.survives
    assert last.limits.low <= last.likely.low <= last.expected <= last.likely.high <= last.limits.high < 400
    result = indicators.series(watched, words, "total", tiny.NEW[0], TODAY)
    hits = signals.past_hits(watched, result)
    assert hits[0][1] == sum(each.state == "judged" for each in points)
    assert [judged for _, judged in hits] == [hits[0][1] - lead for lead in range(3)]
    assert all(inside < judged for inside, judged in hits)


def test_what_may_not_be_shown_has_no_range(watched, words):
    assert signals.expected(watched, words, "referrals", tiny.NEW[0]) == ()
    with pytest.raises(UsageError):
        signals.expected(watched, words, "totl", tiny.NEW[0])


def test_the_seasonally_adjusted_series_keeps_its_gaps_and_its_level(watched, words):
    result = indicators.series(watched, words, "nuisance", tiny.BOROUGH, TODAY)
    adjusted = signals.seasonally_adjusted(watched, result)
    assert [each.month for each in adjusted] == [each.month for each in result.points]
    assert [each.value is None for each in adjusted] == [each.value is None for each in result.points]
    raw = [each.value for each in result.points if each.value is not None]
    found = [each.value for each in adjusted if each.value is not None]
    assert sum(found) == pytest.approx(sum(raw), rel=0.05)


def test_a_board_chart_or_the_reason_for_none(watched, words):
    chart = signals.board_chart(watched, indicators.series(watched, words, "nuisance", tiny.BOROUGH, TODAY), 500.0)
    assert chart.assurance == "consistently meets"
    assert chart.limits.low < chart.mean < chart.limits.high
    assert len(chart.rules) == len(chart.points)
    small = signals.board_chart(watched, indicators.series(watched, words, "total", tiny.NEW[3], TODAY))
    assert "too few a month" in small.reason
    ended = signals.board_chart(watched, indicators.series(watched, words, "total", tiny.OLD[0], TODAY))
    assert "not enough data" in ended.reason
