"""Series: points, rolling years, changes, rates, and the sentence where there is none of them."""

from datetime import date

import pytest

from sbp import months
from sbp.answers import indicators, wards
from sbp.errors import UsageError
from sbp.stats import change, rates
from sbp.store import place_queries
from tests import borough_file as tiny
from tests import oracles

TODAY = date(2025, 3, 10)


def test_points_are_the_months_held_without_a_gap(con, words):
    result = indicators.series(con, words, "nuisance", tiny.BOROUGH, TODAY)
    assert [point.month for point in result.points] == tiny.MONTHS
    assert {point.month: point.value for point in result.points} == oracles.read_series(con)["nuisance", tiny.BOROUGH]
    missing = [point for point in result.points if point.value is None]
    assert [(point.month, point.note) for point in missing] == [(months.add(tiny.LAST, -3), "not supplied")]


@pytest.mark.parametrize("indicator", ["total", "nuisance"])
def test_rolling_years_match_a_loop_and_are_missing_over_a_gap(con, words, indicator):
    result = indicators.series(con, words, indicator, tiny.BOROUGH, TODAY)
    expected = oracles.rolling(oracles.read_series(con)[indicator, tiny.BOROUGH])
    assert {point.month: point.value for point in result.rolling} == expected


def test_change_is_the_latest_year_against_the_year_before(con, words):
    result = indicators.series(con, words, "total", tiny.BOROUGH, TODAY)
    values = oracles.read_series(con)["total", tiny.BOROUGH]
    latest, _ = oracles.window_sum(values, months.add(tiny.LAST, -11), 12)
    previous, _ = oracles.window_sum(values, months.add(tiny.LAST, -23), 12)
    assert (result.change.latest, result.change.previous) == (latest, previous)
    found = change.count_ratio(latest, previous, result.change.dispersion)
    assert (result.change.ratio, result.change.interval.low, result.change.interval.high) == tuple(found)


def test_rate_is_per_1000_residents_with_an_interval_that_names_them(con, words):
    result = indicators.series(con, words, "total", tiny.NEW[0], TODAY)
    assert result.rate_per_1000 == pytest.approx(result.change.latest / 15)
    low, high = rates.count_interval([result.change.latest], result.change.dispersion)
    assert result.rate_interval.low == pytest.approx(low.item() / 15)
    assert result.rate_interval.high == pytest.approx(high.item() / 15)
    assert "Rates are per 1,000 of 15,000 residents (Census 2021)." in result.caveats


def test_a_step_break_is_noted_and_a_refused_one_refuses(con, words):
    stepped = indicators.series(con, words, "total", tiny.BOROUGH, TODAY).change
    assert stepped.ratio is not None
    assert "recording system" in stepped.note
    refused = indicators.series(con, words, "burglary", tiny.BOROUGH, TODAY).change
    assert (refused.ratio, refused.interval) == (None, None)
    assert refused.reason == "not comparable: burglary redefined on 28 Feb 2024"
    assert refused.latest is not None


def test_a_missing_month_is_never_summed_over(con, words):
    result = indicators.series(con, words, "nuisance", tiny.BOROUGH, TODAY)
    assert result.change.latest is None
    assert result.change.reason == "not comparable: 1 of the 24 months was not supplied"
    assert result.rate_per_1000 is None


def test_a_small_base_gets_its_counts_and_no_percentage(con, words):
    found = indicators.series(con, words, "total", tiny.NEW[3], TODAY).change
    assert found.previous < change.SMALLEST_BASE
    assert found.ratio is None
    assert found.reason == f"too few for a percentage: {found.latest} after {found.previous}"


def test_breaks_and_events_are_those_within_the_series(con, words):
    borough = indicators.series(con, words, "total", tiny.BOROUGH, TODAY)
    ward = indicators.series(con, words, "total", tiny.NEW[0], TODAY)
    assert [item.id for item in borough.breaks] == ["recording"]
    assert [item.id for item in ward.breaks] == ["boundaries", "recording"]
    assert [event.id for event in borough.events] == ["flood"]
    assert indicators.series(con, words, "referrals", tiny.BOROUGH, TODAY).events == ()


def test_an_old_ward_answers_on_its_own_boundaries(con, words):
    result = indicators.series(con, words, "total", tiny.OLD[0], TODAY)
    assert result.area.vintage == "2002"
    assert len(result.points) == 20
    assert any("wards before May 2022" in caveat for caveat in result.caveats)
    assert "No rate is shown, because no count of residents is held for Northgate." in result.caveats
    assert "20 months are held" in result.change.reason
    assert result.freshness.is_late is False


@pytest.mark.parametrize(
    ("indicator", "area", "reason"),
    [
        ("referrals", tiny.BOROUGH, "No data: no file of Partner returns has been loaded"),
        ("referrals", tiny.NEW[0], "No data: this measure is not given for areas as small as a ward"),
        (
            "nuisance",
            tiny.OLD[0],
            "No data: the files loaded of Street incidents hold nothing on this measure for Northgate, one of the "
            "wards before May 2022. Neither its publisher nor any points give it on these boundaries, and figures of a "
            "ward of the same name on others are never put in its place",
        ),
    ],
)
def test_no_data_says_why(con, words, indicator, area, reason):
    result = indicators.series(con, words, indicator, area, TODAY)
    assert (result.points, result.rolling, result.reason) == ((), (), reason)
    assert result.change.ratio is None


def test_version_freshness_and_source_travel_with_the_answer(con, words):
    result = indicators.series(con, words, "total", tiny.BOROUGH, date(2025, 5, 1))
    assert (result.data_version, result.is_demonstration) == ("2025-03-07.1-abcdef12", False)
    assert result.source.id == "met"
    assert result.freshness.last_month == tiny.LAST
    assert result.freshness.is_late is True


@pytest.mark.parametrize(
    ("indicator", "area", "near"),
    [("burglry", tiny.BOROUGH, "burglary"), ("total", "E05000O11", "E05000011"), ("total", "northgate", "Northgate")],
)
def test_an_unknown_id_is_answered_with_the_nearest(con, words, indicator, area, near):
    with pytest.raises(UsageError, match=near):
        indicators.series(con, words, indicator, area, TODAY)


def test_what_is_held_leaves_out_what_may_not_be_shown(con, words):
    held = indicators.held(con, words)
    assert set(held) == {"total", "burglary", "nuisance"}
    assert held["total"]["ward", "2002"] == (tiny.FIRST, tiny.MONTHS[19])
    assert indicators.months_held(con, "total", "ward", "2002") == tuple(tiny.MONTHS[:20])


def test_sums_of_12_months_across_a_break_that_refuses_are_left_out_with_the_reason(con, words):
    rolling = {each.month: each for each in indicators.series(con, words, "burglary", tiny.BOROUGH, TODAY).rolling}
    masked = [month for month, each in rolling.items() if each.value is None]
    assert masked == months.span(date(2024, 3, 1), date(2025, 1, 1))
    assert {rolling[month].note for month in masked} == {"not added up across 28 Feb 2024"}
    assert all(each.value is not None for each in indicators.series(con, words, "total", tiny.BOROUGH, TODAY).rolling)


def test_a_measure_that_nobody_worked_out_on_older_boundaries_is_refused_and_no_name_stands_in(con, words):
    older = indicators.series(con, words, "burglary", tiny.OLD[0], TODAY)
    newer = indicators.series(con, words, "burglary", tiny.NEW[0], TODAY)
    assert older.area.name == newer.area.name
    assert newer.points
    assert older.points == ()
    assert "never put in its place" in older.reason


def test_a_name_shared_by_two_sets_of_boundaries_never_joins_their_months(con, words):
    older, newer = (indicators.series(con, words, "total", code, TODAY) for code in (tiny.OLD[0], tiny.NEW[0]))
    assert len(older.points) < len(newer.points)
    assert older.points[-1].month < newer.points[-1].month
    assert indicators.series(con, words, "total", tiny.OLD[0], TODAY).area.vintage == "2002"


def test_months_withheld_at_the_end_are_part_of_the_series(con, words):
    with con.cursor() as own:
        own.execute("BEGIN")
        own.execute(
            "UPDATE indicator_month SET value = NULL, note = 'withheld so that nobody is recognised' "
            "WHERE indicator_id = 'total' AND area_code = ? AND month_start_date = ?",
            [tiny.NEW[0], tiny.LAST],
        )
        found = indicators.series(own, words, "total", tiny.NEW[0], TODAY)
        among = wards.table(own, words, "total", None, 12, "2022", TODAY)
        listed = place_queries.latest_windows(own, list(tiny.NEW), 12, 12)["total"][1]
        own.execute("ROLLBACK")
    row = next(each for each in among.rows if each.area.code == tiny.NEW[0])
    assert found.change.reason == row.change.reason == "not comparable: 1 of the 24 months is withheld"
    assert [listed[code].withheld_months for code in tiny.NEW[:2]] == [1, 0]
    assert (found.points[-1].month, found.points[-1].value) == (tiny.LAST, None)
    assert found.points[-1].note.startswith("withheld")
    assert found.freshness.last_month == tiny.LAST
