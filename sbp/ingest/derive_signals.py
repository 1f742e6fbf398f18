"""The expected range of every series' latest months, and the signals among them, computed once for all pages."""

from datetime import date

import duckdb
import numpy as np
import pandas as pd

from sbp import months
from sbp.content import Content
from sbp.content.breaks import first_month_after
from sbp.ingest import derive, other_boroughs
from sbp.ingest.inputs import Tell
from sbp.model import AreaKind, Effect
from sbp.stats import discovery, signals
from sbp.stats.outlook import AHEAD, LOOKBACK, NO_STEP, Series

JUDGED_MONTHS = 60  # what a trend shows with its range; the build takes a twentieth of a second for each
_SERIES = """
SELECT indicator_id, area_code, area.kind, coalesce(area.vintage, '') AS vintage,
       min(month_start_date) AS first_month,
       max(month_start_date) FILTER (value IS NOT NULL) AS last_month,
       list(coalesce(value, 'nan'::DOUBLE) ORDER BY month_start_date) AS counts
FROM indicator_month JOIN area USING (area_code)
GROUP BY ALL
HAVING count(value) > 0
ORDER BY ALL
"""
_SAVE_RANGES = "INSERT INTO expected_month BY NAME SELECT * FROM ranges"
_SAVE_HITS = "INSERT INTO forecast_hit BY NAME SELECT * FROM hits"
_SAVE_SEASONS = "INSERT INTO season_factor BY NAME SELECT * FROM seasons"


def fill(con: duckdb.DuckDBPyConnection, content: Content, tell: Tell = str) -> None:
    """Fill expected_month, season_factor and forecast_hit from indicator_month.

    Args:
        con: the file being built, with indicator_month and area filled.
        content: which breaks and events touch which indicator.
        tell: told what is being done, nobody unless given.
    """
    series = con.execute(_SERIES).df()
    if series.empty:
        return
    judged = []
    for last, group in series.groupby("last_month", sort=True):
        tell(f"Judging months up to {last:%B %Y}")
        judged.append(_judge(group, content))
    ranges, seasons, hits = (pd.concat(each, ignore_index=True) for each in zip(*judged, strict=True))
    ranges["adjusted_p"] = ranges.groupby(["family", "month_start_date"])["p_value"].transform(_adjusted)
    for name, frame, save in (
        ("ranges", ranges, _SAVE_RANGES),
        ("seasons", seasons, _SAVE_SEASONS),
        ("hits", hits, _SAVE_HITS),
    ):
        con.register(name, frame)
        con.execute(save)
        con.unregister(name)


def _adjusted(p_values: pd.Series) -> pd.Series:
    """Adjust the p-values of one family's month; a series that was not judged does not count as a check."""
    known = p_values.dropna()
    return pd.Series(discovery.adjusted(known.to_numpy()), index=known.index).reindex(p_values.index)


def _judge(group: pd.DataFrame, content: Content) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Judge all series that end with the same month, and lay the answers out in rows: ranges, seasons, hits."""
    last = group["last_month"].iloc[0].date()
    first = max(group["first_month"].min().date(), months.add(last, 1 - JUDGED_MONTHS - signals.RUN - LOOKBACK))
    calendar = months.span(first, last)
    found = signals.judge(_series(group, content, calendar), JUDGED_MONTHS)
    shown = calendar[-JUDGED_MONTHS:] + [months.add(last, ahead) for ahead in range(1, AHEAD + 1)]
    keys = {"indicator_id": group["indicator_id"], "area_code": group["area_code"], "family": _families(group)}
    rows = {name: np.repeat(np.asarray(each), len(shown)) for name, each in keys.items()}
    rows["month_start_date"] = np.tile(np.array(shown, dtype="datetime64[s]"), len(group))
    rows["state"] = np.array(signals.STATES)[found.state].ravel()
    for name in ("expected", "low_95", "high_95", "low_998", "high_998", "p_value", "rule", "direction"):
        rows[name] = getattr(found, name).ravel()
    begins = np.repeat(group["first_month"].to_numpy(), len(shown))
    ranges = pd.DataFrame(rows)
    ranges = ranges[ranges["month_start_date"].to_numpy() >= begins]
    return ranges, _seasons(group, found), _hits(group, found)


def _seasons(group: pd.DataFrame, found: signals.Ranges) -> pd.DataFrame:
    """Lay the season of each series that has one out in rows."""
    has_season = ((found.state == signals.JUDGED) | (found.state == signals.FORECAST)).any(axis=1)
    return pd.DataFrame(
        {
            "indicator_id": np.repeat(group["indicator_id"].to_numpy()[has_season], 12),
            "area_code": np.repeat(group["area_code"].to_numpy()[has_season], 12),
            "month_of_year": np.tile(np.arange(1, 13), int(has_season.sum())),
            "factor": found.season[has_season].ravel(),
        }
    )


def _hits(group: pd.DataFrame, found: signals.Ranges) -> pd.DataFrame:
    """Lay out how past forecasts of each series have done, by how far ahead they were made."""
    assert found.hits is not None  # `judge` counts them
    inside, judged = found.hits
    return pd.DataFrame(
        {
            "indicator_id": np.tile(group["indicator_id"].to_numpy(), AHEAD),
            "area_code": np.tile(group["area_code"].to_numpy(), AHEAD),
            "months_ahead": np.repeat(np.arange(1, AHEAD + 1), len(group)),
            "inside_count": inside.ravel(),
            "judged_count": judged.ravel(),
        }
    )


def _families(group: pd.DataFrame) -> pd.Series:
    """Name the family of checks that each series belongs to: its kind of area, with the ward boundaries."""
    return (group["kind"] + " " + group["vintage"]).str.strip()


def _series(group: pd.DataFrame, content: Content, calendar: list[date]) -> Series:
    """Lay series on one calendar, with the breaks that touch each."""
    counts = np.full((len(group), len(calendar)), np.nan)
    steps: list[list[int]] = []
    usable_from = []
    for row, each in enumerate(group.itertuples(index=False)):
        values = np.asarray(each.counts, dtype=float)
        begin = months.distance(calendar[0], each.first_month.date())
        kept = values[max(-begin, 0) : len(calendar) - begin]
        counts[row, max(begin, 0) : max(begin, 0) + len(kept)] = kept
        steps.append(_places(each, content, calendar, "step"))
        usable_from.append(max(_places(each, content, calendar, "refuse"), default=0))
    most = max(len(each) for each in steps)
    places = np.array([each + [NO_STEP] * (most - len(each)) for each in steps], dtype=int).reshape(len(group), most)
    exceptional = np.array([derive.is_exceptional(month, content.events) for month in calendar])
    return Series(counts, calendar[0].month, exceptional, places, np.array(usable_from))


def _places(each: tuple, content: Content, calendar: list[date], effect: Effect) -> list[int]:
    """Return the places in the calendar from which breaks of an effect hold that touch a series."""
    kind: AreaKind = "borough" if each.kind == other_boroughs.KIND else each.kind
    touching = content.breaks_for(content.indicators[each.indicator_id], kind)
    places = {months.distance(calendar[0], first_month_after(item)) for item in touching if item.effect == effect}
    return sorted(place for place in places if 0 < place < len(calendar))
