"""Every page of a board's in a real browser: open to everybody, and asking nobody else."""

import pytest

from tests.browser.every_page import WIDTHS, assert_open_at_every_width, themed
from tests.served import serving


@pytest.fixture(scope="module")
def board(demonstration):
    """The address of a server for the board over the demonstration borough."""
    with serving(demonstration, SBP_AUDIENCE="board") as url:
        yield url


@pytest.mark.parametrize(("path", "theme"), themed("board"))
def test_a_page_of_the_board_is_open_to_everybody(passer_by, board, path, theme):
    assert_open_at_every_width(passer_by(board, WIDTHS[0], theme), path)
