"""Questions about several indicators of one area, asked at once: one question costs as much as the rows of ten."""

from collections.abc import Sequence

from sbp.store.asking import Connection, ask_ahead


def ahead(con: Connection, indicator_ids: Sequence[str], area_code: str) -> None:
    """Ask for the months, models and expected ranges of several indicators in an area, to be had inside `once`."""
    ask_ahead(con, "indicator_series", "indicator_series_together", indicator_ids, area_code=area_code)
    ask_ahead(con, "expected_months", "expected_months_together", indicator_ids, area_code=area_code)
    ask_ahead(con, "indicator_models", "indicator_models_together", indicator_ids)
