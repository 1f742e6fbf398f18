"""Every page in a real browser: whole, quiet, marked as a demonstration, asking nobody else, open to everybody."""

import os

import pytest

from sbp.ui import navigation
from tests import axe

PATHS = ["" if entry.is_default else entry.id for entry in navigation.ENTRIES]
PATHS += ["trends?view=wards", "trends?with=E05013987,E05013988,E05013989", "hotspots?measure=standing&ward=E05014001"]
# a person's run looks at one width; CI adds the phone; the whole matrix is one command, run before an issue is closed
VIEWS = [(1280, "light")]
if os.environ.get("SBP_REQUIRE_BROWSER") or os.environ.get("SBP_FULL_TESTS"):
    VIEWS += [(390, "light")]
if os.environ.get("SBP_FULL_TESTS"):
    VIEWS += [(320, "light"), (1280, "dark"), (390, "dark"), (320, "dark")]


@pytest.mark.parametrize(("width", "theme"), VIEWS)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path or "overview")
def test_a_page_is_open_to_everybody_asks_nobody_else_and_says_what_it_is(visitor, address, path, width, theme):
    visit = visitor(address, width=width, theme=theme).open(path)
    assert axe.faults(visit.page) == []
    overflow = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, "the page can be moved sideways"
    assert visit.page.locator("h1").count() == 1
    assert visit.strangers() == []
    assert visit.complaints == []
    assert "Demonstration data, not real" in visit.page.title()
    assert visit.page.get_by_role("note").first.inner_text().startswith("Demonstration data, not real.")
    assert visit.page.get_by_text("Cannot be shown").count() == 0
