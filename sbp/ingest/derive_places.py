"""What is known of hot places, computed once for all pages: how firm, how lasting, how foreseen, how concentrated."""

import duckdb
import pandas as pd

from sbp.content import Content, choices
from sbp.ingest import derive_prediction, derive_space_time, derive_stability, grounds, tables


def fill(con: duckdb.DuckDBPyConnection, content: Content) -> None:
    """Fill stability, space_time, back_test and concentration from indicator_month and the points with their counts.

    Args:
        con: the file being built.
        content: the kinds of records with a place.
    """
    wards, cells = list(grounds.wards(con)), list(grounds.cells(con, content.streets.kinds.values()))
    known = choices.load()
    tried = list(derive_prediction.in_one_form(wards, cells, known))
    made = {
        "stability": derive_stability.rows(wards, cells, known),
        "space_time": derive_space_time.rows(wards),
        "back_test": derive_prediction.back_tests(tried),
        "concentration": derive_prediction.concentrations(tried),
    }
    for table, frames in made.items():
        if frames:
            tables.insert(con, table, pd.concat(frames, ignore_index=True))
