"""What opens first on a phone, by its address, in a real browser: open to everybody, and asking nobody else."""

import pytest

from tests.browser.every_page import IS_CI, IS_FULL, assert_open_to_everybody, pages


@pytest.mark.parametrize(("path", "title", "theme"), pages("analyst", is_every=IS_FULL) if IS_CI else [])
def test_a_page_is_open_to_everybody_on_a_phone(walker, address, path, title, theme):
    visit = walker(address, 390, theme)
    visit.is_sound = False
    assert_open_to_everybody(visit, path, title)
