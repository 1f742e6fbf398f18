"""What every form of a pack says alike."""

from dataclasses import replace

from sbp.paper import Document, Grid
from sbp.report import cells


def test_numbers_are_written_as_their_column_says_and_a_missing_one_never_as_zero() -> None:
    grid = Grid("x", ("a", "b", "c", "d"), ((1234, 1.25, 0.051, None), ("x", 0, 1, 2.5)), ("count", "rate", "percent"))
    assert cells.rows(grid) == [["1,234", "1.2", "5%", "no data"], ["x", "0.0", "100%", "2.5"]]


def test_what_no_file_can_carry_is_left_out_everywhere(document: Document) -> None:
    told = str(cells.clean(replace(document, title="a\x00b\x0bc\u202ed\ud800e\ufffff \U0001f600 ▲")))
    assert "abcdef" in told
    assert "▲" in told
    assert not {"\\x00", "\\x0b", "\\u202e", "\\ud800"} & {told[at : at + 6] for at in range(len(told))}
    assert "\\x00" not in told


def test_a_file_is_named_by_what_it_is_and_of_which_data(document: Document) -> None:
    assert cells.file_name(document, "pdf") == "board-2026-03-06-1-abcd1234.pdf"
    assert cells.file_name(replace(document, id="../../etc/x"), "pdf") == "etc-x-2026-03-06-1-abcd1234.pdf"


def test_sections_stand_under_their_parts_and_figures_are_numbered(document: Document) -> None:
    assert [len(sections) for _, sections in cells.parts(document)] == [2, 1, 1]
    assert [(number, each.id) for number, each in cells.figures(document)] == [(1, "figure")]
    assert dict(cells.facts(document))["Made"] == "6 Mar 2026, 14:30"


def test_a_grid_as_csv_holds_numbers_as_numbers_and_runs_nothing() -> None:
    grid = Grid("Caption", ("Name", "Count"), (("=1+1", 1234), ("Two", None)), ("", "count"))
    assert cells.csv(grid, ["About."]).splitlines() == ["Name,Count,about", "'=1+1,1234,About.", "Two,,"]


def test_a_column_without_a_word_under_its_head_is_left_out_and_one_without_numbers_is_not() -> None:
    grid = Grid("x", ("Name", "Note", "Count"), (("A", "", None), ("B", "", None)), ("", "", "count"))
    kept = cells.clean(grid)
    assert (kept.columns, kept.formats, kept.rows) == (("Name", "Count"), ("", "count"), (("A", None), ("B", None)))
    assert cells.clean(replace(grid, rows=())).columns == grid.columns
