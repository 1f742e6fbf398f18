"""Every page of a board's in a real browser: open to everybody, and asking nobody else."""

import pytest

from tests.browser.every_page import IS_CI, WIDTHS, assert_open_to_everybody, pages
from tests.served import serving


@pytest.fixture(scope="module")
def board(demonstration):
    """The address of a server for the board over the demonstration borough."""
    with serving(demonstration, SBP_AUDIENCE="board") as url:
        yield url


@pytest.mark.parametrize(("path", "title", "theme"), pages("board") if IS_CI else [])
def test_a_page_of_the_board_is_open_to_everybody(walker, board, path, title, theme):
    assert_open_to_everybody(walker(board, WIDTHS[0], theme), path, title)
