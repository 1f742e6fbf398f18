"""The densest ground: squares in order of their density, and how much is recorded there."""

import numpy as np
import pytest

from sbp.answers import street_density, streets
from sbp.stats import kernel
from tests import borough_file as tiny


def test_the_densest_ground_is_told_with_what_is_recorded_there(con, words):
    table = streets.table(con, words, "noise", None, 1, tiny.LAST, "analyst")
    found = street_density.density(con, words, table, street_density.squares(con))
    squares = np.array([square for each in found.classes for square in each.squares])
    assert [len(each.squares) for each in found.classes] == [2, 2, 3]  # of 36 squares: 5, 10 and 20%
    everywhere = np.array(con.execute("SELECT * FROM ground").fetchall(), dtype=float)
    points, weights = np.array([[540_100, 170_000], [540_300, 170_000], [541_000, 170_000.0]]), np.array([8.0, 4, 6])
    values = kernel.density(points, weights, everywhere, 100, 250)
    best = {tuple(each) for each in everywhere[np.argsort(-values)[: len(squares)]]}
    assert {tuple(each) for each in squares} == best
    assert found.classes[-1].share == pytest.approx(np.sort(values)[::-1][: len(squares)].sum() / values.sum())
    assert found.classes[-1].per_km2 == pytest.approx(np.sort(values)[::-1][len(squares) - 1])


def test_nothing_recorded_is_no_density(con, words):
    table = streets.table(con, words, "noise", None, 4, tiny.LAST, "analyst")
    assert table.reason
    assert street_density.density(con, words, table, street_density.squares(con)).classes == ()
