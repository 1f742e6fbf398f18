"""Named questions about places among others: other boroughs, neighbours, older wards, and all measures at once."""

from datetime import date
from typing import Any, NamedTuple

from sbp.store.asking import Connection, ask
from sbp.store.queries import AreaRow, ModelRow, WindowRow


class OverlapRow(NamedTuple):
    """An older ward that shares ground with a newer one: shares 0 to 1, of residents None where they are not known."""

    old_code: str
    share_of_new_residents: float | None
    share_of_new_area: float
    share_of_old_residents: float | None
    share_of_old_area: float


def other_boroughs(con: Connection) -> list[AreaRow]:
    """Return the region's other boroughs, to compare with; `kind` says borough."""
    return ask(con, "other_boroughs", AreaRow)


def neighbours(con: Connection, vintage: str) -> list[tuple[str, str]]:
    """Return pairs of wards of one vintage that share a boundary, both ways round."""
    return ask(con, "neighbours", lambda code, other: (code, other), vintage=vintage)


def ward_months(con: Connection, indicator_id: str, vintage: str) -> dict[str, list[tuple[date, float | None]]]:
    """Return an indicator's months in every ward of a vintage by ward code, oldest first; None where not supplied."""
    found: dict[str, list[tuple[date, float | None]]] = {}
    asked = {"indicator_id": indicator_id, "vintage": vintage}
    for code, month, value in ask(con, "ward_months", lambda *row: row, **asked):
        found.setdefault(code, []).append((month, value))
    return found


def ward_overlaps(con: Connection, ward_code: str) -> list[OverlapRow]:
    """Return the older wards that share ground with a newer one, the largest share of its residents first."""
    return ask(con, "ward_overlaps", OverlapRow, ward_code=ward_code)


def latest_windows(
    con: Connection, area_codes: list[str], months: int, back: int
) -> dict[str, tuple[date, dict[str, WindowRow]]]:
    """Return, for every indicator that any of some areas holds, its last month and each area's sums up to it.

    Args:
        con: a connection.
        area_codes: of the areas.
        months: length of the window.
        back: by how many months the earlier window lies before it; at least `months`.
    """
    asked = {"area_codes": area_codes, "months": months, "back": back}
    found: dict[str, tuple[date, dict[str, WindowRow]]] = {}
    for indicator_id, last_month, sums in ask(con, "latest_windows", _latest, **asked):
        found.setdefault(indicator_id, (last_month, {}))[1][sums.area_code] = sums
    return found


def _latest(indicator_id: str, last_month: date, *sums: Any) -> tuple[str, date, WindowRow]:
    return indicator_id, last_month, WindowRow(*sums)


def area_models(con: Connection, area_codes: list[str]) -> dict[str, dict[str, ModelRow]]:
    """Return the models of some areas' series by indicator and area code."""
    found: dict[str, dict[str, ModelRow]] = {}
    for indicator_id, model in ask(
        con, "area_models", lambda key, *rest: (key, ModelRow(*rest)), area_codes=area_codes
    ):
        found.setdefault(indicator_id, {})[model.area_code] = model
    return found
