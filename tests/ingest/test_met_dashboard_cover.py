"""What the dashboard covers: only notifiable offences have a whole total, and lost rows take what they belong to."""

import numpy as np
import pandas as pd
import pytest

from sbp.ingest import met_dashboard_cover
from sbp.ingest.reading import EVERY

STARTS = np.array(["2024-01-01", "2024-02-01"], dtype="datetime64[s]")
ROWS = pd.DataFrame({"category_id": ["theft", "arson"], "month_start_date": STARTS, "unit": ["", ""]})


def test_without_a_scheme_each_category_stands_for_itself_and_no_total_is_whole():
    found = met_dashboard_cover.masks(ROWS, STARTS, None)
    assert {category: mask.tolist() for category, mask in found.items()} == {"theft": [True] * 2, "arson": [True] * 2}


@pytest.mark.parametrize(
    ("category", "left"),
    [
        ("theft", {"*": [False, True], "theft": [False, True], "arson": [True, True]}),
        ("", {"*": [False, True], "theft": [True, True], "arson": [False, True]}),
        (EVERY, {"*": [False, True], "theft": [False, True], "arson": [False, True]}),
    ],
    ids=["a category", "a label that is not known", "any category"],
)
def test_lost_rows_take_what_they_belong_to_in_their_month(category, left):
    covered = dict.fromkeys(("*", "theft", "arson"), np.ones(2, dtype=bool))
    lost = {("borough", category, "theft", STARTS[0].item().date())}
    found = met_dashboard_cover.sound(covered, ROWS, STARTS, lost, "borough")
    assert {name: mask.tolist() for name, mask in found.items()} == left
    assert met_dashboard_cover.sound(covered, ROWS, STARTS, lost, "ward") == covered
