"""What holds for every page whoever opens it, and who opens which page on what screen."""

import os
from functools import cache
from itertools import product

import pytest

from sbp import content
from sbp.ui import navigation
from tests import axe

IS_FULL = bool(os.environ.get("SBP_FULL_TESTS"))
IS_CI = IS_FULL or bool(os.environ.get("SBP_REQUIRE_BROWSER"))
DESKTOP, PHONE = (1280, "light"), (390, "light")
# the whole matrix is one command, run before an issue is closed
DESKTOP_MORE = [(1280, "dark")] if IS_FULL else []
# the board's and the public's pages in CI, each opened once and made narrower; a person's run looks at the analyst's
WIDTHS = (1280, 390, 320) if IS_FULL else (1280, 390)
THEMES = ["light", "dark"] if IS_FULL else ["light"] if IS_CI else []
# what only a choice brings up has controls of its own: a meeting's screens, places by street, small multiples
WORKED = {
    "meeting": ("meeting?meeting=board&date=2022-05-11",),
    "meetings": ("meetings?meeting=board&date=2022-05-11",),
    "hotspots": ("hotspots?by=streets",),
    "trends": ("trends?view=wards",),
}
CHOSEN = ("trends?view=wards", "trends?with=E05013987,E05013988,E05013989", "hotspots?measure=standing&ward=E05014001")


@cache
def paths(audience: str) -> list[str]:
    """Return the addresses of an audience's pages: those of the code, those of the content, some with a choice made.

    A person's run looks at what the navigation shows, one priority, and one choice.
    """
    every = [each for period in content.load().strategies.periods for each in period.priorities]
    entries = (*navigation.ENTRIES, *map(navigation.of_priority, every if IS_CI else every[:1]))
    looked_at = [each for each in entries if audience in each.audiences and (IS_CI or not each.is_hidden or each.page)]
    return ["" if each.is_default else each.id for each in looked_at] + list(CHOSEN if IS_CI else CHOSEN[:1])


def worked() -> list[tuple[str, str]]:
    """Return every audience with the address of each of its pages, one priority a strategy, for what takes long."""
    first = [navigation.of_priority(period.priorities[0]) for period in content.load().strategies.periods]
    return [
        (audience, path)
        for entry in (*navigation.ENTRIES, *first)
        for audience in entry.audiences
        for path in ("" if entry.is_default else entry.id, *WORKED.get(entry.id, ()))
    ]


def visits(audience: str, views: list[tuple[int, str]]) -> list:
    """Return the parameters of a test for each page of an audience on each screen: address, width, theme."""
    every = product(paths(audience), views)
    return [pytest.param(path, *view, id=f"{path or 'overview'}-{view[0]}-{view[1]}") for path, view in every]


def themed(audience: str) -> list:
    """Return the parameters of a test for each page of an audience that is opened once: address, theme."""
    return [
        pytest.param(path, theme, id=f"{path or 'overview'}-{theme}")
        for path, theme in product(paths(audience), THEMES)
    ]


def assert_open_at_every_width(visit, path: str) -> None:
    """Open a page on a desktop and make it narrower; it must hold at every width."""
    visit.open(path)
    _hold(visit)
    for width in (each for each in WIDTHS if each < visit.page.viewport_size["width"]):
        visit.page.set_viewport_size({"width": width, "height": 1000})
        visit.settle()
        _hold(visit)


def assert_open_to_everybody(visit, path: str) -> None:
    """Open a page and hold it against what every page must be, in the whole matrix at every narrower width too."""
    if IS_FULL:
        assert_open_at_every_width(visit, path)
        return
    visit.open(path)
    _hold(visit)


def _hold(visit) -> None:
    """Hold a page against what every page must be: whole, quiet, marked as invented, accessible."""
    assert axe.faults(visit.page) == []
    overflow = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, "the page can be moved sideways"
    assert visit.page.locator("h1").count() == 1
    assert visit.strangers() == []
    assert visit.complaints == []
    assert "Demonstration data, not real" in visit.page.title()
    assert visit.page.get_by_role("note").first.inner_text().startswith("Demonstration data, not real.")
    assert visit.page.get_by_text("Cannot be shown").count() == 0
    assert "There is no page of the name" not in visit.page.locator("main").inner_text()
