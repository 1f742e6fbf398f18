"""A series as a small picture for a table cell; it has no words, because its numbers stand beside it."""

import base64

from sbp.charts import theme
from sbp.model import Point, Result

WIDTH, HEIGHT, MARGIN = 110, 26, 3
MONTHS = 36


def image(result: Result, colours: theme.Theme = theme.LIGHT) -> str:
    """Return the last 36 months as an HTML image without a name; empty where there are under two months."""
    drawn = svg(result, colours)
    if not drawn:
        return ""
    data = base64.b64encode(drawn.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" width="{WIDTH}" height="{HEIGHT}" alt="">'


def svg(result: Result, colours: theme.Theme = theme.LIGHT) -> str:
    """Return the last 36 months as SVG, from zero up, gaps left as gaps; empty where there are under two months."""
    points = result.points[-MONTHS:]
    known = [(place, point.value) for place, point in enumerate(points) if point.value is not None]
    if len(known) < 2:
        return ""
    top = max(value for _, value in known) or 1.0
    path = " ".join(_path(run, top, len(points)) for run in _runs(points))
    x, y = _at(*known[-1], top, len(points))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{path}" fill="none" stroke="{colours.line}" stroke-width="1.5"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colours.line}"/></svg>'
    )


def _runs(points: tuple[Point, ...]) -> list[list[tuple[int, float]]]:
    """Split at missing months."""
    runs: list[list[tuple[int, float]]] = [[]]
    for place, point in enumerate(points):
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append((place, point.value))
    return [run for run in runs if run]


def _path(run: list[tuple[int, float]], top: float, months: int) -> str:
    drawn = [_at(place, value, top, months) for place, value in run]
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in drawn)


def _at(place: int, value: float, top: float, months: int) -> tuple[float, float]:
    x = MARGIN + (WIDTH - 2 * MARGIN) * place / max(months - 1, 1)
    return x, HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * value / top
