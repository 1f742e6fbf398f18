"""Sources, boroughs and printed figures as sections."""

from dataclasses import replace
from datetime import date

from sbp.charts.sections import context
from sbp.evidence_model import Audit, AuditLine, Figure, Quantity
from sbp.model import Break
from sbp.profiles import BoroughRow, BoroughTable
from sbp.strategy_model import Document
from tests.charts.conftest import FRESH, INDICATOR, SOURCE, UNCLEAR

BREAK = Break("b", date(2024, 2, 28), "New system", "Counts differ.", "step", (), (), ())


def test_sources_say_how_fresh_they_are_and_breaks_stand_once() -> None:
    late = replace(FRESH, is_late=True)
    section = context.sources([(SOURCE, FRESH), (SOURCE, late)], [BREAK, BREAK], False)
    assert section.title == "2 sources are held; 1 is late"
    assert len(section.notes) == 1
    assert section.table.rows[1][2].endswith("is late")
    timeless = context.sources([(SOURCE, replace(FRESH, last_month=None))], [], False)
    assert timeless.table.rows[0][2] == "Loaded 6 Mar 2026"
    assert context.sources([], [], True).title.startswith("Demonstration data")


def test_boroughs_stand_by_rate_and_a_reason_stands_alone(result) -> None:
    rows = tuple(
        BoroughRow(replace(result.area, name=name), 100, rate, None, UNCLEAR, UNCLEAR, None, name == "Ours", False)
        for name, rate in (("Ours", 5.0), ("Other", 9.0))
    )
    table = BoroughTable(
        INDICATOR, SOURCE, date(2025, 3, 1), date(2026, 2, 1), rows, result.area.code, None, "", (), None, (),
        FRESH, "v", False,
    )  # fmt: skip
    section = context.boroughs(table)
    assert section.plot.labels == ("Other", "Ours")
    assert [row[0] for row in section.table.rows] == ["Other", "Ours ◀"]
    assert section.table.caption == "Things recorded by borough; ◀ marks Ours"
    assert context.boroughs(replace(table, reason="No file was loaded")).table is None


def test_only_printed_figures_that_do_not_hold_are_listed() -> None:
    figure = Figure(
        "f", "d", "section 1", "Knife crime", "", "2021/22", None, Quantity("189", 189), Quantity("", None), "", ""
    )
    document = Document("d", "A report", "2022", "")
    lines = tuple(
        AuditLine(replace(figure, id=verdict), document, verdict, (), ())
        for verdict in ("differs", "agrees", "cannot be checked")
    )
    section = context.printed(Audit(lines, (document,), "v", False))
    assert section.title == "1 of 2 printed figures that can be checked do not hold"
    assert section.table.rows == (("Knife crime", "189", "≠ Differs", "A report, section 1"),)


def test_definitions_name_each_measure_and_which_way_is_better() -> None:
    grid = context.definitions([INDICATOR], {"maker": "Things"})
    assert grid.rows == (
        ("Things recorded", INDICATOR.question, "things recorded, as crimes", "Things", "fewer is better"),
    )
