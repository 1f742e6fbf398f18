"""The domain's answers as pages ask for them: of the page's data version and day, each made once and kept."""

from datetime import date
from typing import Any

from sbp.answers import areas, boundaries, indicators, overview, wards
from sbp.charts import deck_map
from sbp.model import Area, AreaKind, Result, WardTable
from sbp.ui.cache import answer
from sbp.ui.snapshots import View

YEAR = 12


def series(view: View, indicator_id: str, area_code: str) -> Result:
    """Return one indicator in one area.

    Raises:
        UsageError: no such indicator or area.
    """
    shown = view.snapshot

    def make() -> Result:
        """Read the series."""
        return indicators.series(shown.con, shown.content, indicator_id, area_code, view.today)

    return answer(view, "series", indicator_id, area_code, make=make)


def headlines(view: View) -> tuple[Result, ...]:
    """Return the borough's headline indicators in the order of the content."""
    shown = view.snapshot
    return answer(view, "headlines", make=lambda: overview.headline_results(shown.con, shown.content, view.today))


def ward_table(view: View, indicator_id: str, last_month: date | None, months: int, vintage: str) -> WardTable:
    """Return an indicator over the wards of one vintage for the months to `last_month`.

    None is the newest month that any ward holds: every view of wards ends there unless asked otherwise, also where the
    borough's own file ends earlier, so that the same ward has the same figure on each page.
    """
    shown = view.snapshot
    last_month = last_month or next(reversed(ward_months(view, indicator_id, vintage)), None)

    def make() -> WardTable:
        """Compare the wards."""
        return wards.table(shown.con, shown.content, indicator_id, last_month, months, vintage, view.today)

    return answer(view, "wards", indicator_id, last_month, months, vintage, make=make)


def all_areas(view: View) -> tuple[Area, ...]:
    """Return the borough and its wards of every vintage."""
    return answer(view, "areas", make=lambda: areas.all(view.snapshot.con))


def outlines(view: View, vintage: str, degrees: bool) -> dict[str, Any]:
    """Return the wards' outlines as GeoJSON, in degrees or in metres of the National Grid."""
    ask = areas.outlines_4326 if degrees else areas.outlines
    return answer(view, "outlines", vintage, degrees, make=lambda: ask(view.snapshot.con, "ward", vintage))


def boundary_words(view: View) -> str:
    """Return what must be said wherever outlines of areas are drawn or handed over."""
    return answer(view, "boundary words", make=lambda: boundaries.owed(view.snapshot.con, view.snapshot.content))


def ground(view: View, vintage: str) -> deck_map.Ground:
    """Return what all maps over the wards of a vintage share."""
    return answer(view, "ground", vintage, make=lambda: deck_map.ground(outlines(view, vintage, degrees=True)))


def held(view: View) -> dict[str, dict[tuple[AreaKind, str], tuple[date, date]]]:
    """Return, for each indicator with figures, the first and last month for each kind of area and ward vintage."""
    shown = view.snapshot
    return answer(view, "held", make=lambda: indicators.held(shown.con, shown.content))


def borough_end(view: View, indicator_id: str) -> date | None:
    """Return the last month that the borough itself holds, up to which what lies in no ward can be told."""
    months_held = answer(
        view, "borough months", indicator_id,
        make=lambda: indicators.months_held(view.snapshot.con, indicator_id, "borough", ""),
    )  # fmt: skip
    return months_held[-1] if months_held else None


def ward_months(view: View, indicator_id: str, vintage: str) -> tuple[date, ...]:
    """Return the months that an indicator has figures for by ward of one vintage, oldest first."""
    return answer(
        view, "months", indicator_id, vintage,
        make=lambda: indicators.months_held(view.snapshot.con, indicator_id, "ward", vintage),
    )  # fmt: skip
