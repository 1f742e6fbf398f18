"""A chart of Excel's own beside its table, drawn from a hidden sheet of its numbers, which stay editable."""

from typing import Any

from sbp.charts import tables, theme
from sbp.paper import Plot
from sbp.report import cells

GRID = "#E3E3E3"
ENDS = "CD"  # columns of the hidden sheet, beside the only series that has ranges


def insert(file: Any, name: str, plot: Plot) -> Any:
    """Return a chart of a plot.

    Args:
        file: the workbook, which gets a hidden sheet.
        name: of that sheet.
        plot: what is drawn.
    """
    hidden = file.add_worksheet(name)
    hidden.hide()
    _write(hidden, 0, 0, plot.unit)
    chart = file.add_chart({"type": plot.kind})
    for column, (title, values) in enumerate(plot.series, start=1):
        _write(hidden, 0, column, title)
        for row, (label, value) in enumerate(zip(plot.labels, values, strict=True), start=1):
            _write(hidden, row, 0, label)
            if value is not None:
                hidden.write_number(row, column, value)
        chart.add_series(_series(hidden.name, column, plot))
    if plot.ranges:
        for letter, told, reach in zip(ENDS, ("How far below", "How far above"), plot.whiskers, strict=True):
            hidden.write_string(f"{letter}1", told)
            hidden.write_column(f"{letter}2", reach)
    _axes(chart, hidden.name, plot)
    chart.set_title({"none": True})
    chart.set_legend({"none": True} if len(plot.series) == 1 else {"position": "bottom"})
    chart.show_blanks_as("gap")
    return chart


def _write(sheet: Any, row: int, column: int, text: str) -> None:
    sheet.write_string(row, column, tables.safe_text(cells.text(text)))


def _series(sheet: str, column: int, plot: Plot) -> dict[str, Any]:
    last, colours = len(plot.labels), theme.LIGHT.kinds
    colour = colours[(column - 1) % len(colours)]
    series: dict[str, Any] = {
        "name": [sheet, 0, column],
        "categories": [sheet, 1, 0, last, 0],
        "values": [sheet, 1, column, last, column],
    }
    if plot.kind == "line":
        thin = {"color": theme.LIGHT.context, "width": 1, "dash_type": "dash"}
        return {
            **series,
            "line": thin if plot.series[column - 1][0] in plot.context else {"color": colour, "width": 2.25},
        }
    if plot.ranges:
        ends = {
            f"{key}_values": f"='{sheet}'!${letter}$2:${letter}${last + 1}"
            for key, letter in zip(("minus", "plus"), ENDS, strict=True)
        }
        line = {"color": theme.LIGHT.text, "width": 1.25}
        series["x_error_bars"] = {"type": "custom", **ends, "line": line}
        colour = theme.LIGHT.sequential[2]  # lighter under ranges, which would not be seen otherwise
    return {**series, "fill": {"color": colour}, "gap": 50}


def _axes(chart: Any, sheet: str, plot: Plot) -> None:
    low, high = plot.reach or (0 if plot.is_from_zero else None, None)
    # a name given as text may be taken for a formula
    numbers = {
        "name": [sheet, 0, 0],
        "min": low,
        "max": high,
        "major_gridlines": {"visible": True, "line": {"color": GRID}},
    }
    names = {"num_font": {"size": 10}, "label_position": "low", "major_gridlines": {"visible": False}}
    if plot.kind == "bar":  # whose categories stand along the upright axis, the first one at its foot
        chart.set_y_axis({**names, "reverse": True, "interval_unit": 1})
        chart.set_x_axis({**numbers, "label_position": "high"})
    else:
        step = {"interval_unit": plot.label_step, "interval_tick": plot.label_step}
        chart.set_x_axis({**names, **step, "num_font": {"size": 10, "rotation": 0}})
        chart.set_y_axis(numbers)
