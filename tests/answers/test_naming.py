"""Near matches for a wrong id."""

import pytest

from sbp.answers import naming
from sbp.errors import UsageError

KNOWN = {"rain_days": 1, "sun_hours": 2, "wind": 3}
NAMES = {"rain_days": "Days with rain", "sun_hours": "Hours of sun", "wind": "Wind"}


def test_an_id_is_found():
    assert naming.find("measure", "wind", KNOWN, NAMES) == 3


@pytest.mark.parametrize(
    ("wanted", "near"), [("rain-days", "rain_days"), ("hours of sun", "sun_hours"), ("WIND", "wind")]
)
def test_a_wrong_id_is_answered_with_the_nearest_by_id_or_name(wanted, near):
    with pytest.raises(UsageError) as caught:
        naming.find("measure", wanted, KNOWN, NAMES)
    assert caught.value.try_this.startswith(f"{near} (")


def test_an_id_like_no_other_is_answered_with_examples():
    with pytest.raises(UsageError, match="rain_days"):
        naming.find("measure", "zzzzzz", KNOWN, NAMES)
    with pytest.raises(UsageError, match="loading data first"):
        naming.find("measure", "wind", {}, {})
