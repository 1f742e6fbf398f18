"""Named questions about hot places: how firmly they are hot, and how they come and go; see `queries`."""

from datetime import date
from typing import NamedTuple

from sbp.store.asking import Connection, ask


class StabilityRow(NamedTuple):
    """The share of the ways of looking in which a place is hot, 0 to 1; `months` is the longest window among them."""

    area_code: str
    share_hot: float
    choices: int
    months: int
    last_month: date


class ClassRow(NamedTuple):
    """A ward's class over time and the quarters that it rests on; `since` is None where the newest is not hot."""

    area_code: str
    named: str
    quarters: int
    hot_quarters: int
    recent_quarters: int
    recent_hot_quarters: int
    since: date | None
    last_month: date


def ward_stability(con: Connection, indicator_id: str, vintage: str) -> dict[str, StabilityRow]:
    """Return how firmly each ward of a vintage is hot, by ward code; empty where the indicator is not judged."""
    rows = ask(con, "ward_stability", StabilityRow, indicator_id=indicator_id, vintage=vintage)
    return {row.area_code: row for row in rows}


def cell_stability(con: Connection, kind_id: str) -> dict[str, StabilityRow]:
    """Return how firmly each hexagon is hot by a kind of record with a place, by its id; empty where none is held."""
    return {row.area_code: row for row in ask(con, "cell_stability", StabilityRow, kind_id=kind_id)}


def ward_classes(con: Connection, indicator_id: str, vintage: str) -> dict[str, ClassRow]:
    """Return the class over time of each ward of a vintage, by ward code; empty where too few quarters are held."""
    rows = ask(con, "ward_classes", ClassRow, indicator_id=indicator_id, vintage=vintage)
    return {row.area_code: row for row in rows}


class RuleRow(NamedTuple):
    """How one rule did on past quarters; means with both ends of their ranges, as in `schema.sql`."""

    rule: str
    places: int
    named: int
    tries: int
    last_month: date
    hit: float
    hit_low: float
    hit_high: float
    pei: float
    pei_low: float
    pei_high: float
    lead: float
    lead_low: float
    lead_high: float


class ConcentrationRow(NamedTuple):
    """How concentrated the events of an indicator are, and how concentrated chance would lay them."""

    places: int
    events: int
    first_month: date
    last_month: date
    gini: float
    adjusted_gini: float
    chance_gini_low: float
    chance_gini_high: float
    quarter_places: int
    quarter_by_chance: float
    half_places: int
    half_by_chance: float
    curve: list[float]
    chance_curve: list[float]
    draws: int
    seed: int


def back_test(con: Connection, indicator_id: str, unit: str, vintage: str) -> list[RuleRow]:
    """Return how each rule did for wards of a vintage or cells (vintage ""), the best first; empty without a test."""
    return ask(con, "back_test", RuleRow, indicator_id=indicator_id, unit=unit, vintage=vintage)


def concentration(con: Connection, indicator_id: str, unit: str, vintage: str) -> ConcentrationRow | None:
    """Return how concentrated events are over wards of a vintage or cells (vintage ""), None where they are too few."""
    found = ask(con, "concentration", ConcentrationRow, indicator_id=indicator_id, unit=unit, vintage=vintage)
    return found[0] if found else None
