"""The region's other boroughs: who lives there, and their months in files that hold every borough."""

from pathlib import Path

import duckdb
import pandas as pd

from sbp.ingest import facts
from sbp.model import Borough

KIND = "other_borough"
_SQL = Path(__file__).with_name("other_boroughs.sql")


def areas(geo_dir: Path, borough: Borough) -> pd.DataFrame:
    """Return the other boroughs in columns of `area`: code, name, kind, vintage (""), residents, their label, area.

    They have no outline and no place for a label: they are compared in tables, not drawn.
    """
    known = facts.boroughs(geo_dir)
    others = known[known["borough_code"] != borough.code]
    named = others.rename(columns={"borough_code": "area_code", "borough_name": "area_name"})
    return named.assign(kind=KIND, vintage="", residents_label=facts.CENSUS_ROUNDED)


def derive(con: duckdb.DuckDBPyConnection) -> None:
    """Add the other boroughs' months to indicator_month.

    A month is held where the data set has any row of the borough in it and the indicator is covered in it; a month in
    between is missing. Needs `part` and the staging tables of `derive.sql`.
    """
    con.execute(_SQL.read_text(encoding="utf-8"))
