"""Every page of the analyst's in a real browser, on every screen: open to everybody, and asking nobody else."""

import pytest

from tests.browser.every_page import WIDTHS, assert_open_to_everybody, pages


@pytest.mark.parametrize(("path", "title", "theme"), pages("analyst"))
def test_a_page_is_open_to_everybody_asks_nobody_else_and_says_what_it_is(walker, address, path, title, theme):
    assert_open_to_everybody(walker(address, WIDTHS[0], theme), path, title)
