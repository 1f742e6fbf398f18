"""What is known of hot places, computed once for all pages: how firm, how lasting, how foreseen, how concentrated."""

from collections.abc import Iterator

import duckdb
import pandas as pd

from sbp.content import Content, choices
from sbp.ingest import derive_prediction, derive_space_time, derive_stability, grounds, tables
from sbp.ingest.grounds import CellGround
from sbp.ingest.inputs import Tell


def fill(con: duckdb.DuckDBPyConnection, content: Content, tell: Tell = str) -> None:
    """Fill stability, space_time, back_test and concentration from indicator_month and the points with their counts.

    Args:
        con: the file being built.
        content: the kinds of records with a place.
        tell: told what is being done, nobody unless given.
    """
    kinds = content.streets.kinds
    tell("Laying out wards and small areas")
    wards, cells = list(grounds.wards(con)), list(grounds.cells(con, kinds.values()))
    known = choices.load()
    tried = list(derive_prediction.in_one_form(wards, cells, known))

    def told() -> Iterator[CellGround]:
        """Yield the small areas of one kind of records after the other, and say which are next."""
        for each in cells:
            tell(f"Finding hot places: {kinds[each.kind_id].name}")
            yield each

    made = {
        "stability": derive_stability.rows(wards, told(), known),
        "space_time": derive_space_time.rows(wards),
    }
    tell("Testing how well hot places are foreseen")
    made["back_test"] = derive_prediction.back_tests(tried)
    tell("Measuring how concentrated records are")
    made["concentration"] = derive_prediction.concentrations(tried)
    for table, frames in made.items():
        if frames:
            tables.insert(con, table, pd.concat(frames, ignore_index=True))
