"""Monthly series: what is a value, what is a zero, and what is missing, case by case."""

from datetime import date
from types import SimpleNamespace

import duckdb
import numpy as np
import pytest

from sbp import content as shipped
from sbp import months
from sbp.ingest import derive, tables
from sbp.model import Category, Event, Indicator
from sbp.store.versions import Version

JAN, FEB, MAR, APR = months.span(date(2024, 1, 1), date(2024, 4, 1))


def indicator(name, *categories, kinds=("borough",)):
    return Indicator(
        name, name, "?", "met", dict.fromkeys(kinds, "met"), categories, "crime", "offences", "none", "down",
        kinds[-1], "open", False, (), (),
    )  # fmt: skip


def content(*indicators, events=(), breaks=()):
    kept = {name: Category(name, name, "Theft", "crime") for name in ("bikes", "shops", "homes")}
    return SimpleNamespace(
        indicators={each.id: each for each in indicators},
        categories=kept | {"noise": Category("noise", "noise", "Nuisance", "incident")},
        events=events,
        breaks_for=lambda indicator, kind: breaks,
    )


@pytest.fixture
def con():
    with duckdb.connect() as held:
        tables.create(held)
        held.execute("INSERT INTO area (area_code, kind, vintage) VALUES ('B', 'borough', ''), ('W', 'ward', '2022')")
        yield held


def cover(con, category, *covered, kind="borough", vintage=""):
    con.executemany("INSERT INTO coverage VALUES ('met', ?, ?, ?, ?)", [(kind, vintage, category, m) for m in covered])


def count(con, category, month, value, area="B"):
    con.execute("INSERT INTO monthly_count VALUES ('met', ?, ?, ?, ?, 1)", [area, category, month, value])


def series(con, name="some", area="B"):
    query = "SELECT month_start_date, value, note <> '' FROM indicator_month WHERE (indicator_id, area_code) = (?, ?)"
    return con.execute(f"{query} ORDER BY 1", [name, area]).fetchall()


def test_covered_and_absent_is_zero_and_not_covered_is_missing_with_a_note(con):
    cover(con, "", JAN, FEB, APR)
    count(con, "bikes", JAN, 3)
    derive.derive(con, content(indicator("some", "bikes")), None)
    assert series(con) == [(JAN, 3, False), (FEB, 0, False), (MAR, None, True), (APR, 0, False)]


def test_a_count_in_a_month_not_covered_is_not_shown(con):
    cover(con, "", JAN, MAR)
    count(con, "bikes", FEB, 9)
    derive.derive(con, content(indicator("some", "bikes")), None)
    assert series(con)[1] == (FEB, None, True)


def test_months_run_from_the_first_to_the_last_covered_only(con):
    cover(con, "bikes", FEB, MAR)
    cover(con, "*", JAN, FEB, MAR, APR)
    derive.derive(con, content(indicator("some", "bikes")), None)
    assert [month for month, *_ in series(con)] == [FEB, MAR]


def test_labels_that_follow_one_another_are_joined(con):
    cover(con, "*", JAN, FEB, MAR, APR)
    cover(con, "bikes", JAN, FEB)
    cover(con, "shops", FEB, MAR)
    for month in (JAN, FEB):
        count(con, "bikes", month, 1)
    for month in (FEB, MAR):
        count(con, "shops", month, 10)
    derive.derive(con, content(indicator("some", "bikes", "shops")), None)
    assert series(con) == [(JAN, 1, False), (FEB, 11, False), (MAR, 10, False)]


def test_a_month_of_which_only_a_part_was_supplied_needs_every_category(con):
    cover(con, "bikes", JAN, FEB)
    cover(con, "shops", FEB)
    derive.derive(con, content(indicator("some", "bikes", "shops"), indicator("one", "bikes")), None)
    assert series(con) == [(FEB, 0, False)]
    assert [month for month, *_ in series(con, "one")] == [JAN, FEB]


def test_everything_needs_a_whole_month_and_leaves_out_what_is_no_crime(con):
    cover(con, "*", JAN, MAR)
    cover(con, "bikes", JAN, FEB, MAR)
    for category, value in (("bikes", 1), ("shops", 2), ("noise", 100)):
        count(con, category, JAN, value)
    derive.derive(con, content(indicator("some", "*")), None)
    assert series(con) == [(JAN, 3, False), (FEB, None, True), (MAR, 0, False)]


def test_a_ward_is_read_by_its_own_vintage(con):
    cover(con, "", JAN, kind="ward", vintage="2022")
    cover(con, "", FEB, kind="ward", vintage="2002")
    count(con, "bikes", JAN, 4, area="W")
    derive.derive(con, content(indicator("some", "bikes", kinds=("borough", "ward"))), None)
    assert series(con, area="W") == [(JAN, 4, False)]
    assert series(con) == []


def test_models_leave_out_exceptional_months_and_follow_declared_steps(con):
    run = months.span(date(2020, 1, 1), date(2024, 12, 1))
    cover(con, "", *run)
    rng = np.random.default_rng(1)
    for place, month in enumerate(run):
        count(con, "bikes", month, int(rng.poisson(100 if place < 30 else 200)))
    step = SimpleNamespace(day=date(2022, 7, 1), effect="step")
    event = Event("e", date(2020, 3, 14), date(2020, 5, 31), "t", "r", True)

    def fitted(**more):
        con.execute("DELETE FROM indicator_month; DELETE FROM indicator_model")
        derive.derive(con, content(indicator("some", "bikes"), **more), None)
        return con.execute("SELECT months_used, dispersion FROM indicator_model").fetchone()

    assert fitted()[0] == 60
    assert fitted(events=(event,))[0] == 57
    assert fitted(breaks=(step,))[1] < 1.5 < fitted()[1]


def test_values_that_changed_are_listed_and_new_months_are_not(con, tmp_path):
    def build(path, values):
        with duckdb.connect(str(path)) as held:
            tables.create(held)
            held.execute("INSERT INTO area (area_code, kind, vintage) VALUES ('B', 'borough', '')")
            cover(held, "", *values)
            for month, value in values.items():
                count(held, "bikes", month, value)
            previous = Version("old", tmp_path / "old.duckdb", False, JAN, "", {}) if path.stem == "new" else None
            warnings = derive.derive(held, content(indicator("some", "bikes")), previous)
            return held.execute("SELECT * FROM revision ORDER BY month_start_date").fetchall(), warnings

    build(tmp_path / "old.duckdb", {JAN: 1, FEB: 2, MAR: 3})
    revised, warnings = build(tmp_path / "new.duckdb", {JAN: 1, FEB: 5, APR: 4})
    assert revised == [("some", "B", FEB, 2, 5, "old"), ("some", "B", MAR, 3, None, "old")]
    assert warnings == []


def test_a_version_before_that_cannot_be_read_is_a_warning(con, tmp_path):
    previous = Version("old", tmp_path / "gone.duckdb", False, JAN, "", {})
    assert "old" in derive.derive(con, content(indicator("some", "bikes")), previous)[0]


def test_ward_counts_of_recorded_crime_never_come_from_street_points():
    datasets = [each.datasets for each in shipped.load().indicators.values()]
    recorded = [each for each in datasets if each.get("borough", "").startswith("met_")]
    assert recorded
    assert all(each.get("ward", "met_ward").startswith("met_") for each in recorded)
