"""What is known of hot places, computed once for all pages: how firmly they are hot, and how they come and go."""

import duckdb
import pandas as pd

from sbp.content import Content, choices
from sbp.ingest import derive_space_time, derive_stability, grounds, tables


def fill(con: duckdb.DuckDBPyConnection, content: Content) -> None:
    """Fill stability and space_time from indicator_month and the rows with a place.

    Args:
        con: the file being built.
        content: which categories make which indicator.
    """
    wards, cells = list(grounds.wards(con)), list(grounds.cells(con, content))
    made = {
        "stability": derive_stability.rows(wards, cells, choices.load()),
        "space_time": derive_space_time.rows(wards),
    }
    for table, frames in made.items():
        if frames:
            tables.insert(con, table, pd.concat(frames, ignore_index=True))
