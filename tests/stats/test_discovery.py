"""Adjusted chances match the published example and the definition."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sbp.stats.discovery import adjusted

# the fifteen chances of Benjamini and Hochberg (1995), section 4.1: four survive at q = 0.05
PUBLISHED = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
]  # fmt: skip


def test_the_published_example_keeps_four() -> None:
    assert (adjusted(np.array(PUBLISHED)) <= 0.05).sum() == 4


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_it_follows_its_definition_in_any_order(chances: list[float]) -> None:
    found = adjusted(np.array(chances))
    for at, chance in enumerate(chances):
        above = [other for other in chances if other >= chance]
        slow = min(other * len(chances) / sum(each <= other for each in chances) for other in above)
        assert np.isclose(found[at], min(slow, 1.0))


def test_families_are_rows() -> None:
    rows = np.array([[0.01, 0.5], [0.04, 0.04]])
    assert np.allclose(adjusted(rows), [[0.02, 0.5], [0.04, 0.04]])
