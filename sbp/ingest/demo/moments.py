"""Days and times of day for invented incidents, drawn evenly within their month."""

import calendar
from dataclasses import dataclass
from datetime import datetime

from sbp.ingest.demo import chance
from sbp.ingest.demo.invented import Invented
from sbp.ingest.demo.plan import Series

EARLIEST_HOUR, HOURS = 7, 15  # waking hours; no pattern of day and night is invented


@dataclass(frozen=True)
class Moment:
    """One invented incident of a series with its point and time; `number` counts the moments of one file from 1."""

    number: int
    series: Series
    spot: int
    at: datetime


def draw(made: Invented, group: str) -> list[Moment]:
    """Give every incident of a group a day and a time, and put them in order of time."""
    rng = chance.stream(made.seed, f"moments {group}")
    drawn: list[tuple[datetime, str, int]] = []
    for series in made.plan.group(group):
        incidents = made.incidents[series.id]
        parts = rng.random((len(incidents.month), 3)).tolist()
        rows = zip(incidents.month.tolist(), incidents.spot.tolist(), parts, strict=True)
        drawn += [(_moment(made, month, part), series.id, spot) for month, spot, part in rows]
    drawn.sort()
    return [Moment(number, made.plan.series[name], spot, at) for number, (at, name, spot) in enumerate(drawn, 1)]


def _moment(made: Invented, month: int, part: list[float]) -> datetime:
    first = made.plan.months[month]
    days = calendar.monthrange(first.year, first.month)[1]
    day, hour, second = int(part[0] * days) + 1, EARLIEST_HOUR + int(part[1] * HOURS), int(part[2] * 3600)
    return datetime(first.year, first.month, day, hour, second // 60, second % 60)
