"""Every page of the analyst's in a real browser, on a phone: open to everybody, and asking nobody else."""

import pytest

from tests.browser.every_page import IS_CI, PHONE, assert_open_to_everybody, visits


@pytest.mark.parametrize(("path", "width", "theme"), visits("analyst", [PHONE] if IS_CI else []))
def test_a_page_is_open_to_everybody_on_a_phone(passer_by, address, path, width, theme):
    assert_open_to_everybody(passer_by(address, width, theme), path)
