"""What holds for every page whoever opens it, and who opens which page on what screen.

Each page is gone to in a tab that has the program loaded, and made narrower; the whole matrix loads each one anew.
"""

import os
from functools import cache
from itertools import product

import pytest

from sbp import content
from sbp.ui import navigation
from tests import axe

IS_FULL = bool(os.environ.get("SBP_FULL_TESTS"))
IS_CI = IS_FULL or bool(os.environ.get("SBP_REQUIRE_BROWSER"))
# the whole matrix is one command, run before an issue is closed
WIDTHS = (1280, 390, 320) if IS_FULL else (1280, 390)
THEMES = ["light", "dark"] if IS_FULL else ["light"]
# what only a choice brings up has controls of its own: a meeting's screens, places by street, small multiples
WORKED = {
    "meeting": ("meeting?meeting=board&date=2022-05-11",),
    "meetings": ("meetings?meeting=board&date=2022-05-11",),
    "hotspots": ("hotspots?by=streets",),
    "trends": ("trends?view=wards",),
}
CHOSEN = ("trends?view=wards", "trends?with=E05013987,E05013988,E05013989", "hotspots?measure=standing&ward=E05014001")


@cache
def paths(audience: str, is_every: bool = IS_CI) -> list[tuple[str, str]]:
    """Return addresses and titles of an audience's pages: of the code, of the content, some with a choice made.

    Not every one: what the navigation shows, one priority, and one choice, as in a person's run.
    """
    every = [each for period in content.load().strategies.periods for each in period.priorities]
    entries = (*navigation.ENTRIES, *map(navigation.of_priority, every if is_every else every[:1]))
    looked_at = [
        each for each in entries if audience in each.audiences and (is_every or not each.is_hidden or each.page)
    ]
    titles = {each.id: each.title for each in entries}
    chosen = CHOSEN if is_every else CHOSEN[:1]
    return [("" if each.is_default else each.id, each.title) for each in looked_at] + [
        (path, titles[path.partition("?")[0]]) for path in chosen
    ]


def worked() -> list[tuple[str, str]]:
    """Return every audience with the address of each of its pages, one priority a strategy, for what takes long."""
    first = [navigation.of_priority(period.priorities[0]) for period in content.load().strategies.periods]
    return [
        (audience, path)
        for entry in (*navigation.ENTRIES, *first)
        for audience in entry.audiences
        for path in ("" if entry.is_default else entry.id, *WORKED.get(entry.id, ()))
    ]


def pages(audience: str, is_every: bool = IS_CI) -> list:
    """Return the parameters of a test for each page of an audience: address, title, theme."""
    return [
        pytest.param(path, title, theme, id=f"{path or 'overview'}-{theme}")
        for (path, title), theme in product(paths(audience, is_every), THEMES)
    ]


def assert_open_to_everybody(visit, path: str, title: str) -> None:
    """Go to a page, make it narrower, and hold it at every width against what every page must be."""
    if IS_FULL:
        visit.open(path)
    else:
        visit.go(path, title)
    _hold(visit, title)
    for width in (each for each in WIDTHS if each < visit.page.viewport_size["width"]):
        visit.page.set_viewport_size({"width": width, "height": 1000})
        visit.settle()
        _hold(visit, title)
    visit.is_sound = True


def _hold(visit, title: str) -> None:
    """Hold a page against what every page must be: whole, quiet, marked as invented, accessible."""
    faults = axe.faults(visit.page)
    assert not faults, "\n".join(faults)
    overflow = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, "the page can be moved sideways"
    assert visit.page.locator("h1").count() == 1
    assert visit.strangers() == []
    assert visit.complaints == []
    assert visit.page.title().startswith(f"{title} - ")
    assert "Demonstration data, not real" in visit.page.title()
    assert visit.page.get_by_role("note").first.inner_text().startswith("Demonstration data, not real.")
    assert visit.page.get_by_text("Cannot be shown").count() == 0
    assert "There is no page of the name" not in visit.page.locator("main").inner_text()
