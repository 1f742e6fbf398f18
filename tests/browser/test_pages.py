"""Every page of the analyst's in a real browser, on a desktop: open to everybody, and asking nobody else."""

import pytest

from tests.browser.every_page import DESKTOP, DESKTOP_MORE, assert_open_to_everybody, visits


@pytest.mark.parametrize(("path", "width", "theme"), visits("analyst", [DESKTOP, *DESKTOP_MORE]))
def test_a_page_is_open_to_everybody_asks_nobody_else_and_says_what_it_is(passer_by, address, path, width, theme):
    assert_open_to_everybody(passer_by(address, width, theme), path)
