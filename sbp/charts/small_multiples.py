"""Every ward as a small picture on one scale: sums of 12 months, with all wards together in grey behind."""

import base64
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from sbp import months
from sbp.charts import tables, theme, words
from sbp.model import Indicator, Point
from sbp.profiles import EveryWard

WIDTH, HEIGHT, MARGIN = 220, 120, 5
NOTE = (
    "All pictures have one scale, from zero. Grey line: all wards together. Shaded: exceptional months. "
    "Dashed upright line: a break. Sums of 12 months move slowly and are not judged here; a ward's own page of months "
    "says what stands out."
)


def scale_words(every: EveryWard) -> str:
    """Say the scale that all pictures share: its top, unit and months."""
    unit = "per 1,000 residents" if every.is_rate else "in 12 months"
    write = words.rate if every.is_rate else words.number
    ends = words.period(every.together[0].month, every.together[-1].month)
    return f"Each picture runs from 0 to {write(highest(every))} {unit}, 12 months to each month, {ends}."


def headline(every: EveryWard, indicator: Indicator) -> str:
    """Say between what the wards lie at the last month, without praise or blame of a place."""
    if not every.wards:
        return f"{indicator.name}: no ward holds 12 months"
    last = [each.points[-1].value for each in every.wards if each.points[-1].value is not None]
    if not last:
        return f"{indicator.name}: no ward holds all of the last 12 months"
    is_coarse = not every.is_rate or min(last) >= words.WHOLE_FROM
    write, unit = words.number if is_coarse else words.rate, " per 1,000 residents" if every.is_rate else ""
    month = words.month_name(every.together[-1].month)
    return f"{indicator.name}, 12 months to {month}: from {write(min(last))} to {write(max(last))}{unit}"


class Ground(NamedTuple):
    """What all pictures of one measure share: the top of the scale, the months across, what lies behind."""

    top: float
    length: int
    drawn: str


def ground(every: EveryWard, colours: theme.Theme = theme.LIGHT) -> Ground:
    """Return what all pictures share, so that it is drawn once for all."""
    top, length = highest(every), max(len(every.together) - 1, 1)
    spells = _spells(every, every.together[0].month, length, colours)
    together = _line(_path(every.together, top, length), colours.context, 1.2)
    return Ground(top, length, f"{''.join(spells)}{together}")


def panel(every: EveryWard, place: int, colours: theme.Theme = theme.LIGHT, shared: Ground | None = None) -> str:
    """Return one ward's picture as an HTML image that is described in words; `shared` as `ground` gives it, if made."""
    ward = every.wards[place]
    data = base64.b64encode(svg(every, place, colours, shared).encode()).decode()
    told = escape(_told(ward.area.name, ward.points, every.is_rate), quote=True)
    return f'<img src="data:image/svg+xml;base64,{data}" width="{WIDTH}" height="{HEIGHT}" alt="{told}">'


def svg(every: EveryWard, place: int, colours: theme.Theme = theme.LIGHT, shared: Ground | None = None) -> str:
    """Return one ward's picture as SVG: gaps stay gaps, the last month is a dot."""
    points, (top, length, behind) = every.wards[place].points, shared or ground(every, colours)
    parts = [behind, _line(_path(points, top, length), colours.line, 2)]
    known = [(at, point.value) for at, point in enumerate(points) if point.value is not None]
    if known:
        x, y = _at(*known[-1], top, length)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colours.line}"/>')
    base = HEIGHT - MARGIN
    parts.append(f'<path d="M0 {base} L{WIDTH} {base}" stroke="{colours.rule}" stroke-width="1"/>')
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'


def rows(every: EveryWard) -> list[dict[str, str]]:
    """Return each ward's latest, lowest and highest 12 months as rows for a page, in the order of the wards."""
    write = words.rate if every.is_rate else words.number
    unit = "per 1,000" if every.is_rate else "count"
    told = []
    for each in every.wards:
        known = [point for point in each.points if point.value is not None]
        low, high = (pick(known, key=_value) if known else None for pick in (min, max))
        told.append(
            {
                "Ward": each.area.name,
                f"12 months to {words.month_name(each.points[-1].month)}, {unit}": write(each.points[-1].value),
                "Lowest, 12 months to": _at_month(low, every.is_rate),
                "Highest, 12 months to": _at_month(high, every.is_rate),
            }
        )
    return told


def csv(every: EveryWard, indicator: Indicator, about: str) -> str:
    """Return every ward's points as CSV text; `about` says whose they are, of which data."""
    unit = "sum_12_months_per_1000" if every.is_rate else "sum_12_months"
    drawn = [
        [each.area.code, tables.safe_text(each.area.name), months.text(point.month), tables.plain(point.value)]
        for each in every.wards
        for point in each.points
    ]
    return tables.csv_text(["ward_code", "ward", "month", unit], drawn, [f"{indicator.name}.", about])


def _at_month(point: Point | None, is_rate: bool) -> str:
    if point is None:
        return words.NO_DATA
    return f"{words.rate(point.value) if is_rate else words.number(point.value)}, {words.month_name(point.month)}"


def _value(point: Point) -> float:
    return point.value or 0.0


def highest(every: EveryWard) -> float:
    """Return the end of the scale that all pictures share: the highest value of any ward."""
    return max((_value(point) for each in every.wards for point in each.points), default=1.0) or 1.0


def _told(name: str, points: Sequence[Point], is_rate: bool) -> str:
    known = [point for point in points if point.value is not None]
    if not known:
        return f"{name}: {words.NO_DATA}"
    write = words.rate if is_rate else words.number
    low, high = min(known, key=_value), max(known, key=_value)
    return (
        f"{name}: latest {write(known[-1].value)}, lowest {write(low.value)} in {words.month_name(low.month)}, "
        f"highest {write(high.value)} in {words.month_name(high.month)}"
    )


def _spells(every: EveryWard, begin: date, length: int, colours: theme.Theme) -> list[str]:
    drawn = []
    for each in every.events:
        left, right = (_x(months.distance(begin, end), length) for end in (max(each.first, begin), each.last))
        if each.exceptional:
            drawn.append(
                f'<rect x="{left:.1f}" y="0" width="{max(right - left, 1):.1f}" height="{HEIGHT - MARGIN}" '
                f'fill="{colours.shade}"/>'
            )
    for item in every.breaks:
        at = _x(months.distance(begin, item.day.replace(day=1)), length)
        drawn.append(
            f'<path d="M{at:.1f} 0 L{at:.1f} {HEIGHT - MARGIN}" stroke="{colours.rule}" stroke-dasharray="3 3"/>'
        )
    return drawn


def _line(path: str, ink: str, width: float) -> str:
    return f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{width}"/>'


def _path(points: Sequence[Point], top: float, length: int) -> str:
    """Return the path of a line that stops at missing months."""
    steps, is_open = [], False
    for at, point in enumerate(points):
        if point.value is not None:
            x, y = _at(at, point.value, top, length)
            steps.append(f"{'L' if is_open else 'M'}{x:.1f} {y:.1f}")
        is_open = point.value is not None
    return " ".join(steps)


def _x(place: int, length: int) -> float:
    return MARGIN + (WIDTH - 2 * MARGIN) * min(place, length) / length


def _at(place: int, value: float, top: float, length: int) -> tuple[float, float]:
    return _x(place, length), HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * value / top
