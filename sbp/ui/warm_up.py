"""The slow work before the first visitor: imports, the database, and the first answers and drawings of the pages."""

import importlib

from sbp import logs, settings
from sbp.charts import theme
from sbp.ui import answers, board_table, building, drawings, maps, priority_strip, snapshots, watch_answers
from sbp.ui.snapshots import View

# Streamlit loads these when the first visitor's page needs them.
LATE_IMPORTS = ("pandas", "pyarrow.pandas_compat", "pyarrow.vendored.version", "pydeck")


def run() -> None:
    """Load what pages need and make their first answers; where there is no data yet, start building it.

    Whatever goes wrong here is noted in the log and left to the pages, which say it to whoever visits.
    """
    for name in LATE_IMPORTS:
        importlib.import_module(name)
    if not snapshots.exists():
        if settings.audience() != settings.PUBLIC:
            building.builder().start()
        return
    try:
        snapshot = snapshots.current()
        for colours in (theme.LIGHT, theme.DARK):
            _draw(View(snapshot=snapshot, today=snapshots.today(snapshot), colours=colours))
    except Exception as fault:
        logs.failure(fault, "warm-up cut short")


def _draw(view: View) -> None:
    """Make what the pages show when nothing has been chosen."""
    vintage = view.snapshot.content.borough.vintages[-1].id
    for result in answers.headlines(view):
        drawings.strip_spec(view, result)
        drawings.trend_spec(view, result, "monthly")
        if "ward" in result.indicator.datasets:
            last_month = answers.common_month(view, result.indicator.id, vintage)
            table = answers.ward_table(view, result.indicator.id, last_month, answers.YEAR, vintage)
            drawings.ward_spec(view, table, maps.RATE)
            drawings.deck(view, table, maps.RATE, "")
    watch_answers.what_changed(view)
    for priority in view.snapshot.content.strategies.leading.priorities:
        board_table.drawn(view, priority)
        priority_strip.drawn(view, priority)
