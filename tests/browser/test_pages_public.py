"""Every page of the public's in a real browser, over what was published: open to everybody, and asking nobody else."""

import pytest

from tests.browser.every_page import WIDTHS, assert_open_at_every_width, themed
from tests.served import serving


@pytest.fixture(scope="module")
def public(published_site):
    """The address of a server for the public over what was published of the demonstration borough."""
    with serving(published_site, SBP_AUDIENCE="public") as url:
        yield url


@pytest.mark.parametrize(("path", "theme"), themed("public"))
def test_a_page_of_the_public_is_open_to_everybody(passer_by, public, path, theme):
    assert_open_at_every_width(passer_by(public, WIDTHS[0], theme), path)
