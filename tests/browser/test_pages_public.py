"""Every page of the public's in a real browser, over what was published: open to everybody, and asking nobody else."""

import pytest

from tests.browser.every_page import IS_CI, WIDTHS, assert_open_to_everybody, pages
from tests.served import serving


@pytest.fixture(scope="module")
def public(published_site):
    """The address of a server for the public over what was published of the demonstration borough."""
    with serving(published_site, SBP_AUDIENCE="public") as url:
        yield url


@pytest.mark.parametrize(("path", "title", "theme"), pages("public") if IS_CI else [])
def test_a_page_of_the_public_is_open_to_everybody(walker, public, path, title, theme):
    assert_open_to_everybody(walker(public, WIDTHS[0], theme), path, title)
