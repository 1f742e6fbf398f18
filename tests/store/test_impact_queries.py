"""The ward panel against the series that it is made of."""

from sbp import months
from sbp.store import impact_queries
from tests import borough_file as tiny
from tests import oracles


def test_the_panel_holds_every_month_of_every_ward_of_the_vintage(con):
    first = months.add(tiny.LAST, -5)
    rows = impact_queries.ward_panel(con, ["total", "nuisance"], "2022", first, tiny.LAST)
    series = oracles.read_series(con)
    expected = {
        (name, code, month): value
        for (name, code), values in series.items()
        if name in ("total", "nuisance") and code in tiny.NEW
        for month, value in values.items()
        if month >= first
    }
    assert {(row.indicator_id, row.area_code, row.month): row.value for row in rows} == expected
    assert len(rows) == 2 * 4 * 6
