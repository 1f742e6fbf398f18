"""The named questions about surveys; see `queries`."""

from datetime import date
from typing import NamedTuple

from sbp.store.asking import Connection, ask


class ShareRow(NamedTuple):
    """One answer of one wave: share and the comparison area's, 0 to 1; base and source are None where none is given."""

    survey: str
    question: str
    wave: str
    period_end: date
    share: float
    comparison_share: float | None
    base_count: int | None
    source_id: str | None


def survey_waves(con: Connection, area_code: str, least: int) -> list[ShareRow]:
    """Return an area's answers to questions that were asked in at least so many waves, by question, oldest first."""
    return ask(con, "survey_waves", ShareRow, area_code=area_code, least=least)
