"""Excel's own charts: names along the upright axis, the unit at the numbers, ranges where values have them."""

import io
import re
import zipfile

import xlsxwriter

from sbp.paper import Plot
from sbp.report import xlsx_chart

RANGED = Plot("bar", ("A", "B"), (("Change", (5.0, None)),), "per cent", ranges=((-2.0, 12.0), None))


def parts(plot: Plot) -> dict[str, str]:
    """Return the parts of a workbook with one chart."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as file:
        file.add_worksheet("Shown").insert_chart(0, 0, xlsx_chart.insert(file, "~1 it's", plot))
    with zipfile.ZipFile(out) as held:
        return {name: held.read(name).decode() for name in held.namelist() if name.endswith(".xml")}


def _axis(chart: str, kind: str) -> str:
    return re.search(f"<c:{kind}>.*?</c:{kind}>", chart, re.DOTALL)[0]


def test_bars_are_named_from_the_top_and_the_unit_stands_at_the_numbers():
    chart = parts(RANGED)["xl/charts/chart1.xml"]
    names, numbers = _axis(chart, "catAx"), _axis(chart, "valAx")
    assert 'orientation val="maxMin"' in names
    assert "<c:title>" not in names
    assert 'orientation val="minMax"' in numbers
    assert "<c:title>" in numbers


def test_ranges_are_drawn_from_cells_and_the_scale_holds_them():
    held = parts(RANGED)
    chart = held["xl/charts/chart1.xml"]
    assert "$D$2:$D$3" in re.search("<c:plus>.*?</c:plus>", chart, re.DOTALL)[0]
    assert re.findall(r'<c:m(?:ax|in) val="([-0-9]+)"/>', chart) == ["20", "-10"]
    cells = dict(re.findall(r'<c r="([CD]\d)"><v>([^<]*)', held["xl/worksheets/sheet2.xml"]))
    assert [cells[at] for at in ("C2", "D2", "D3")] == ["7", "7", "0"]


def test_lines_have_no_ranges_and_begin_at_zero():
    chart = parts(Plot("line", ("a", "b"), (("Things", (1.0, 2.0)), ("Expected", (1.0, 1.0))), "things", ("Expected",)))
    told = chart["xl/charts/chart1.xml"]
    assert "errBars" not in told
    assert '<c:min val="0"/>' in told
    assert 'prstDash val="dash"' in told
