"""Tables over slides: no row lost, no slide more than needed, none left with a row or two."""

from sbp.paper import Grid
from sbp.report import cells, pptx_tables

GRID = Grid("x", ("Action", "Owner"), tuple((f"Action {number}", "Council") for number in range(45)))


def test_rows_are_spread_evenly_over_the_slides_they_need() -> None:
    pages = pptx_tables.pages(GRID, 12, 5)
    assert [row for page in pages for row in page] == cells.rows(GRID)
    assert len(pages) == -(-45 // len(pptx_tables.first_rows(GRID, 12, 5)))
    assert max(map(len, pages)) - min(map(len, pages)) <= 2


def test_a_row_higher_than_a_slide_stands_on_one_of_its_own() -> None:
    tall = Grid("x", ("Text",), (("word " * 2000,), ("short",)))
    assert [len(page) for page in pptx_tables.pages(tall, 12, 5)] == [1, 1]


def test_shares_are_of_the_whole_and_a_long_column_takes_what_short_ones_leave() -> None:
    short, long = pptx_tables.shares(Grid("x", ("No.", "Text"), (("1", "word " * 50),)), 12)
    assert abs(short + long - 1) < 1e-9
    assert long > 5 * short
