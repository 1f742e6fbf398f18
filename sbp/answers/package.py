"""What can be downloaded as a whole: each measure's months in every area that it is held for."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sbp.answers import areas, indicators
from sbp.content import Content
from sbp.content.indicators import PER_RESIDENTS
from sbp.model import Area, Indicator, Source
from sbp.stats import rates
from sbp.store import queries
from sbp.store.queries import Connection


class Row(NamedTuple):
    """One month of one area; `value` is None where it was not supplied or is withheld, `per_1000` where none can be."""

    area: Area
    month: date
    value: float | None
    per_1000: float | None
    note: str


@dataclass(frozen=True)
class Table:
    """One measure's table: the name of its file, the measure, its source, and its rows by area and month."""

    name: str
    indicator: Indicator
    source: Source
    rows: tuple[Row, ...]


def file_name(indicator_id: str) -> str:
    """Return the name of a measure's file."""
    return f"{indicator_id.replace('_', '-')}.csv"


def names(con: Connection, content: Content) -> dict[str, str]:
    """Return the ids of the measures that hold figures, by the names of their files."""
    return {file_name(each): each for each in sorted(indicators.held(con, content))}


def table(con: Connection, content: Content, indicator_id: str) -> Table:
    """Return every month of a measure in the borough and in its wards.

    Raises:
        UsageError: no such measure.
    """
    indicator = indicators.find(content, indicator_id)
    kinds = indicators.held(con, content).get(indicator.id, {})
    places = [each for each in areas.all(con) if (each.kind, each.vintage) in kinds]
    rows = tuple(row for place in places for row in _rows(con, indicator, place))
    return Table(file_name(indicator.id), indicator, content.sources[indicator.source], rows)


def _rows(con: Connection, indicator: Indicator, place: Area) -> list[Row]:
    residents = place.residents if indicator.per == PER_RESIDENTS else None
    return [
        Row(
            place, each.month, each.value,
            float(rates.per_1000(each.value, residents)) if residents and each.value is not None else None,
            each.note,
        )
        for each in queries.indicator_series(con, indicator.id, place.code)
    ]  # fmt: skip
