"""What pages show, computed once: complete monthly series of every indicator, their seasonal models, and revisions."""

from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from sbp import months
from sbp.content import Content
from sbp.content.breaks import first_month_after
from sbp.errors import SbpError
from sbp.ingest import other_boroughs
from sbp.model import Event, Indicator
from sbp.stats.expected import fit_dispersion
from sbp.store.connection import open_version
from sbp.store.versions import Version

EVERY_CATEGORY = ("*",)
_SQL = Path(__file__).with_name("derive.sql")
_SERIES = """
SELECT indicator_id, replace(area.kind, 'other_borough', 'borough') AS kind, coalesce(area.vintage, '') AS vintage,
       area_code, month_start_date, value
FROM indicator_month JOIN area USING (area_code)
ORDER BY ALL
"""
_SAVE_MODELS = "INSERT INTO indicator_model BY NAME SELECT * FROM models"
_PUBLISHED_BEFORE = "SELECT indicator_id, area_code, month_start_date, value FROM indicator_month"
_REVISIONS = """
INSERT INTO revision BY NAME
SELECT indicator_id, area_code, month_start_date, before.value AS value_before, now.value AS value_now,
       ? AS version_before
FROM before LEFT JOIN indicator_month AS now USING (indicator_id, area_code, month_start_date)
WHERE before.value IS DISTINCT FROM now.value
  AND indicator_id IN (SELECT DISTINCT indicator_id FROM indicator_month)
ORDER BY ALL
"""


def derive(con: duckdb.DuckDBPyConnection, content: Content, previous: Version | None) -> list[str]:
    """Fill indicator_month, indicator_model and revision from the settled counts.

    Args:
        con: the file being built, with monthly_count, coverage and area filled.
        content: indicators, categories, breaks and events.
        previous: the version before of the same kind, or None.

    Returns:
        Warnings, a sentence each.
    """
    part = _parts(content)
    con.register("part", part)
    con.execute(_SQL.read_text(encoding="utf-8"))
    other_boroughs.derive(con)
    con.unregister("part")
    models(con, content)
    return _revisions(con, previous) if previous else []


def models(con: duckdb.DuckDBPyConnection, content: Content) -> None:
    """Fit the seasonal model to every series, those of one indicator, kind of area and vintage together."""
    series = con.execute(_SERIES).df()
    fitted = []
    for (indicator_id, kind, _), group in series.groupby(["indicator_id", "kind", "vintage"], sort=False):
        indicator = content.indicators[indicator_id]
        wide = group.pivot(index="area_code", columns="month_start_date", values="value")
        run = [stamp.date() for stamp in wide.columns]
        exceptional = np.array([is_exceptional(month, content.events) for month in run])
        steps = _step_places(content, indicator, kind, run)
        model = fit_dispersion(wide.to_numpy(dtype=float), run, exceptional, steps)
        about = {"indicator_id": indicator_id, "area_code": wide.index.to_numpy()}
        fitted.append(pd.DataFrame({**about, **model._asdict()}))
    if fitted:
        con.register("models", pd.concat(fitted, ignore_index=True))
        con.execute(_SAVE_MODELS)
        con.unregister("models")


def _parts(content: Content) -> pd.DataFrame:
    """List every category that feeds an indicator, for each kind of area."""
    rows = []
    for indicator in content.indicators.values():
        is_all = indicator.categories == EVERY_CATEGORY
        wanted = indicator.categories
        if is_all:
            wanted = tuple(each.id for each in content.categories.values() if each.counts_as == indicator.counts_as)
        for kind, dataset in indicator.datasets.items():
            rows += [(indicator.id, kind, dataset, category, is_all) for category in wanted]
    return pd.DataFrame(rows, columns=["indicator_id", "area_kind", "dataset", "category_id", "is_all"])


def is_exceptional(month: date, events: tuple[Event, ...]) -> bool:
    """Whether a month lies in an event that is left out of baselines."""
    return any(each.exceptional and each.first.replace(day=1) <= month <= each.last for each in events)


def _step_places(content: Content, indicator: Indicator, kind: str, run: list[date]) -> list[int]:
    """Return the places in the run from which a declared step holds; a step outside the run says nothing."""
    places = {
        months.distance(run[0], first_month_after(each))
        for each in content.breaks_for(indicator, kind)
        if each.effect == "step"
    }
    return sorted(place for place in places if 0 < place < len(run))


def _revisions(con: duckdb.DuckDBPyConnection, previous: Version) -> list[str]:
    try:
        with open_version(previous.path) as held:
            before = held.execute(_PUBLISHED_BEFORE).df()
    except (SbpError, duckdb.Error):
        return [f"Version {previous.id} cannot be read, so no revisions are listed."]
    con.register("before", before)
    con.execute(_REVISIONS, [previous.id])
    con.unregister("before")
    return []
