"""Expected ranges in the built file: one row a month, breaks and events honoured, families adjusted apart."""

from datetime import date

import duckdb
import numpy as np
import pytest

from sbp import months
from sbp.ingest import derive_signals, tables
from sbp.model import Break, Event
from sbp.stats import discovery
from tests.ingest.test_derive import content, indicator

LAST = date(2026, 2, 1)
WARDS = ("W1", "W2", "W3")


def put(con, area, values, name="some", last=LAST):
    run = months.span(months.add(last, 1 - len(values)), last)
    rows = [
        (name, area, month, None if np.isnan(value) else float(value), "")
        for month, value in zip(run, values, strict=True)
    ]
    con.executemany("INSERT INTO indicator_month VALUES (?, ?, ?, ?, ?)", rows)


@pytest.fixture
def con():
    with duckdb.connect() as held:
        tables.create(held)
        areas = [("B", "borough", ""), *((ward, "ward", "2022") for ward in WARDS), ("O", "ward", "2002")]
        held.executemany("INSERT INTO area (area_code, kind, vintage) VALUES (?, ?, ?)", areas)
        yield held


def fill(con, **how):
    derive_signals.fill(con, content(indicator("some", "bikes", kinds=("borough", "ward")), **how))


def rows(con, area, columns):
    return con.execute(
        f"SELECT {columns} FROM expected_month WHERE area_code = ? ORDER BY month_start_date", [area]
    ).fetchall()


def counts(length, mean=30.0, seed=1):
    return np.random.default_rng(seed).poisson(mean, length).astype(float)


def test_each_month_of_the_latest_sixty_and_three_to_come_has_one_row(con):
    put(con, "B", counts(90))
    fill(con)
    found = rows(con, "B", "month_start_date, state, low_95 IS NULL")
    assert [row[0] for row in found] == months.span(months.add(LAST, -59), months.add(LAST, 3))
    assert [row[1] for row in found[-4:]] == ["judged", "forecast", "forecast", "forecast"]
    assert not any(row[2] for row in found)


def test_a_shorter_series_has_no_rows_before_it_began(con):
    put(con, "B", counts(90))
    put(con, "W1", counts(30))
    fill(con)
    found = rows(con, "W1", "month_start_date, state")
    assert found[0] == (months.add(LAST, -29), "not enough data")
    assert [state for _, state in found].count("judged") == 6


def test_a_series_that_ended_earlier_is_judged_to_its_own_end(con):
    put(con, "B", counts(90))
    put(con, "O", counts(40), last=date(2022, 4, 1))
    fill(con)
    assert rows(con, "O", "month_start_date")[-1] == (date(2022, 7, 1),)


def test_a_month_that_does_not_fit_is_a_signal_and_adjusted_within_its_family(con):
    for place, ward in enumerate(WARDS):
        values = counts(72, seed=place)
        values[-1] = 30 if place else 120
        put(con, ward, values)
    put(con, "B", np.full(72, 40.0))
    fill(con)
    family = (
        "SELECT p_value, adjusted_p FROM expected_month WHERE family = 'ward 2022' AND month_start_date = ? ORDER BY 1"
    )
    raw, adjusted = np.array(con.execute(family, [LAST]).fetchall()).T
    assert adjusted == pytest.approx(discovery.adjusted(raw))
    assert rows(con, "W1", "rule, direction")[-4] == ("outside", 1)
    assert rows(con, "W2", "rule, direction")[-4] == ("", 0)


def test_breaks_are_honoured_by_their_effect(con):
    values = counts(90)
    values[80:] *= 4
    put(con, "B", values)
    day = months.add(LAST, -9)
    states = {}
    for effect in ("note", "step", "refuse"):
        con.execute("DELETE FROM expected_month")
        fill(con, breaks=(Break("b", day, "b", "b", effect, (), (), ()),))
        states[effect] = rows(con, "B", "state, expected")[-13:-3]
    assert all(state == "judged" for state, _ in states["note"])
    assert [state for state, _ in states["step"]] == ["not enough data"] * 6 + ["judged"] * 4
    assert states["step"][-1][1] > 90
    assert all(state == "not enough data" for state, _ in states["refuse"])


def test_exceptional_months_keep_their_range_and_are_not_judged(con):
    put(con, "B", counts(90))
    fill(con, events=(Event("e", months.add(LAST, -2), LAST, "e", "e", exceptional=True),))
    found = rows(con, "B", "state, rule, p_value IS NULL, expected > 20")[-6:-3]
    assert found == [("exceptional", "", True, True)] * 3


def test_season_factors_have_a_mean_of_one_and_none_where_too_little_is_held(con):
    put(con, "B", counts(90))
    put(con, "W1", counts(10))
    fill(con)
    found = con.execute("SELECT area_code, count(*), avg(factor) FROM season_factor GROUP BY ALL").fetchall()
    assert found == [("B", 12, pytest.approx(1))]


def test_past_forecasts_are_counted_for_each_month_ahead(con):
    put(con, "B", counts(90))
    fill(con)
    judged = con.execute("SELECT count(*) FROM expected_month WHERE state = 'judged'").fetchone()[0]
    found = con.execute(
        "SELECT months_ahead, judged_count, inside_count > 0.85 * judged_count FROM forecast_hit ORDER BY 1"
    )
    assert [row[0] for row in found.fetchall()] == [1, 2, 3]
    first = con.execute("SELECT judged_count FROM forecast_hit WHERE months_ahead = 1").fetchone()[0]
    assert first == judged


def test_nothing_held_gives_no_rows(con):
    put(con, "B", np.full(3, np.nan))
    fill(con)
    assert con.execute("SELECT count(*) FROM expected_month").fetchone() == (0,)
