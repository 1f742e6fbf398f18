"""The other boroughs are areas to compare with: never ours, never drawn, and missing where no file holds them."""

from dataclasses import replace
from datetime import date

import duckdb
import pandas as pd

from sbp import settings
from sbp.content import load
from sbp.ingest import geo, other_boroughs, tables
from sbp.ingest.derive import models

JAN, FEB, MARCH, APRIL = (date(2024, month, 1) for month in (1, 2, 3, 4))


def test_every_other_borough_has_residents_and_an_area() -> None:
    found = other_boroughs.areas(settings.GEO_DIR, load().borough)
    assert len(found) == 32
    assert load().borough.code not in set(found["area_code"])
    assert (found["area_km2"] > 2).all()
    assert (found["residents_count"] > 8000).all()


def test_they_stand_beside_the_borough_in_one_table(sampleton, sample_geo) -> None:
    with duckdb.connect() as con:
        tables.create(con)
        tables.insert(con, "area", geo.assemble([], sampleton, sample_geo).tables()["area"])
        tables.insert(con, "area", other_boroughs.areas(sample_geo, sampleton))
        rows = con.execute(
            "SELECT area_name, residents_count, area_km2 FROM area WHERE kind = 'other_borough'"
        ).fetchall()
        assert rows == [("Sampleham", 500, 2.5)]
        assert con.execute("SELECT count(*) FROM outline WHERE area_code = 'E09000098'").fetchall() == [(0,)]


STAGING = """
CREATE TEMP TABLE staging_month (indicator_id VARCHAR, area_kind VARCHAR, month_start_date DATE, is_covered BOOL);
CREATE TEMP TABLE part AS
    SELECT 'theft' AS indicator_id, 'borough' AS area_kind, 'met' AS dataset, 'bikes' AS category_id;
INSERT INTO area (area_code, kind, vintage) VALUES ('B', 'borough', ''), ('O', 'other_borough', '');
"""


def filled(con: duckdb.DuckDBPyConnection) -> None:
    """Theft: a file of January and April with both boroughs, one of February with ours alone, none of March."""
    tables.create(con)
    con.execute(STAGING)
    months = [(month, month != MARCH) for month in (JAN, FEB, MARCH, APRIL)]
    con.executemany("INSERT INTO staging_month VALUES ('theft', 'borough', ?, ?)", months)
    counts = [("O", "bikes", JAN, 4), ("O", "other", JAN, 9), ("B", "bikes", FEB, 3), ("O", "other", APRIL, 2)]
    con.executemany("INSERT INTO monthly_count VALUES ('met', ?, ?, ?, ?, 1)", counts)


def test_a_month_without_any_row_is_missing_and_one_without_the_category_is_zero() -> None:
    with duckdb.connect() as con:
        filled(con)
        other_boroughs.derive(con)
        rows = con.execute("SELECT month_start_date, value, note FROM indicator_month ORDER BY 1").fetchall()
    assert rows == [(JAN, 4, ""), (FEB, None, "not supplied"), (MARCH, None, "not supplied"), (APRIL, 0, "")]


def test_their_models_are_those_of_boroughs() -> None:
    content = load()
    indicator = replace(content.indicators["burglary"], id="theft")
    with duckdb.connect() as con:
        filled(con)
        run = pd.date_range("2022-01-01", periods=30, freq="MS").date
        con.executemany(
            "INSERT INTO indicator_month VALUES ('theft', 'O', ?, ?, '')", [(m, 5 + i % 7) for i, m in enumerate(run)]
        )
        models(con, replace(content, indicators={"theft": indicator}))
        assert con.execute("SELECT area_code, months_used FROM indicator_model").fetchall() == [("O", 30)]
