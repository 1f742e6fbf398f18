"""The panel: wards in order, gaps as gaps, neighbours both ways."""

import numpy as np

from sbp import months
from sbp.answers import ward_panel
from tests import borough_file as tiny


def test_a_panel_holds_what_the_series_hold(con, words):
    panel = ward_panel.read(con, words, ["total", "nuisance", "referrals"], tiny.LAST)
    assert sorted(panel.codes) == sorted(tiny.NEW)
    assert panel.months[-1] == tiny.LAST
    gap = panel.at(months.add(tiny.LAST, -3))
    assert np.isnan(panel.values["nuisance"][:, gap]).all()
    assert np.isnan(panel.total(("total", "nuisance"))[:, gap]).all()
    assert np.isfinite(panel.total(("total", "nuisance"))[:, gap - 1]).all()
    assert panel.last_month("total") == tiny.LAST
    assert panel.last_month("referrals") is None
    assert panel.near.sum() == 6
    assert (panel.near == panel.near.T).all()
    assert (panel.residents == 15_000).all()


def test_a_panel_ends_where_it_is_told(con, words):
    last = months.add(tiny.LAST, -12)
    panel = ward_panel.read(con, words, ["total"], last)
    assert panel.months[-1] == last


def test_exceptional_months_are_marked(con, words):
    panel = ward_panel.read(con, words, ["total"], tiny.LAST)
    event = next(each for each in words.events if each.exceptional)
    assert panel.exceptional.sum() == months.distance(event.first, event.last) + 1
