"""A real Chromium, and this dashboard served as a visitor meets it."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.tabs import Tabs
from tests.chromium import DRAWN
from tests.served import serving

pytest.register_assert_rewrite("tests.browser.every_page")
# Streamlit looks for its own addresses under the page's path first; these two answers are known and harmless.
KNOWN = ("/_stcore/health", "/_stcore/host-config")
# long enough for the server to hear of what was just chosen and to start working at it
QUIET_MS = 400
_TABS = pytest.StashKey[Tabs]()
BACK_TO = """(address) => {
  history.pushState({}, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as needing a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Close Chromium once the tests of this folder end.

    What drives it keeps an event loop going, in which no other test could start one.
    """
    yield
    if _TABS in item.session.stash and (nextitem is None or Path(__file__).parent not in nextitem.path.parents):
        item.session.stash[_TABS].close()


@pytest.fixture(scope="session")
def tabs(request: pytest.FixtureRequest) -> Iterator[Tabs]:
    """The tabs of one Chromium for all tests of this folder in this process."""
    request.session.stash[_TABS] = Tabs()
    yield request.session.stash[_TABS]
    request.session.stash[_TABS].close()


@pytest.fixture(scope="module")
def chromium(tabs: Tabs) -> Browser:
    """Chromium; where there is none, tests are skipped, or fail where `SBP_REQUIRE_BROWSER` is set."""
    return tabs.browser()


@pytest.fixture(scope="session")
def address(demonstration: Path) -> Iterator[str]:
    """The address of one server for all tests, over the demonstration borough."""
    with serving(demonstration) as url:
        yield url


@pytest.fixture(scope="session")
def addresses(request: pytest.FixtureRequest) -> Iterator[Callable[[str], str]]:
    """Give the address of the program for an audience, over the same data; its server is started when first asked."""
    with contextlib.ExitStack() as started:

        @cache
        def of(audience: str) -> str:
            if audience == "analyst":
                return request.getfixturevalue("address")
            site = request.getfixturevalue("published_site")
            return started.enter_context(serving(site, SBP_AUDIENCE=audience))

        yield of


@dataclass
class Visit:
    """One visitor's tab, with what it asked for and what it complained of."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    is_sound: bool = False

    def open(self, path: str) -> "Visit":
        """Open a page and wait until it is whole."""
        self.page.goto(f"{self.address}/{path}")
        return self.settle()

    def go(self, path: str, title: str) -> "Visit":
        """Go to the page of a title and forget what was asked and complained of before.

        The program stays loaded, as it does with the Back button: loading it is most of the work. It is loaded anew for
        the first page, after a page that was not found sound, and where an address brings a choice.
        """
        is_loaded, self.is_sound = self.is_sound, False
        self.asked.clear()
        self.complaints.clear()
        if not is_loaded or "?" in path or self.page.title().startswith(f"{title} - "):
            return self.open(path)
        self.page.evaluate(BACK_TO, f"/{path}")
        self.page.wait_for_function("title => document.title.startsWith(`${title} - `)", arg=title)
        return self.settle()

    def settle(self) -> "Visit":
        """Wait until the page has stopped working and drawing: nothing has changed or arrived for a while."""
        self.page.evaluate("() => { window.sbpSince = performance.now() }")
        self.page.wait_for_function(DRAWN, arg=QUIET_MS, timeout=60_000, polling=50)
        return self

    def headings(self) -> list[str]:
        """Return the second-level headings."""
        return self.page.locator("h2").all_inner_texts()

    def strangers(self) -> list[str]:
        """Return what was asked of any other host."""
        own = (self.address, self.address.replace("http", "ws"), "data:", "blob:")
        return [url for url in self.asked if not url.startswith(own)]


@pytest.fixture
def visitor(chromium: Browser, tabs: Tabs) -> Iterator[Callable[..., Visit]]:
    """Make visitors of whom nothing is known: `visitor(address, width=390, theme="dark")`."""
    with _lending(tabs) as lend:
        yield lend


@pytest.fixture(scope="module")
def walker(chromium: Browser, tabs: Tabs) -> Iterator[Callable[[str, int, str], Visit]]:
    """Make visitors who go from page to page in one tab: `walker(address, 1280, "light")` is the same one each time."""
    with _lending(tabs) as lend:
        same = cache(lend)

        def make(address: str, width: int, theme: str) -> Visit:
            visit = same(address, width, theme)
            visit.page.set_viewport_size({"width": width, "height": 1000})
            return visit

        yield make


@contextlib.contextmanager
def _lending(tabs: Tabs) -> Iterator[Callable[..., Visit]]:
    """Give a function that makes visitors, and take their tabs back at the end."""
    with contextlib.ExitStack() as given:

        def make(address: str, width: int = 1280, theme: str = "light") -> Visit:
            visit = Visit(tabs.lend(address, width, theme), address)
            given.callback(tabs.take_back, address, visit.page)
            given.enter_context(_heard(visit))
            return visit

        yield make


@contextlib.contextmanager
def _heard(visit: Visit) -> Iterator[None]:
    """Note what a tab asks for and what it complains of."""
    heard = {
        "request": lambda request: visit.asked.append(request.url),
        "websocket": lambda socket: visit.asked.append(socket.url),
        "pageerror": lambda fault: visit.complaints.append(str(fault)),
        "console": lambda message: _note(visit, message),
    }
    for event, note in heard.items():
        visit.page.on(event, note)
    yield
    for event, note in heard.items():
        visit.page.remove_listener(event, note)


def _note(visit: Visit, message) -> None:
    if message.type == "error" and not any(known in message.location.get("url", "") for known in KNOWN):
        visit.complaints.append(f"{message.text} {message.location.get('url', '')}")


@pytest.fixture
def fresh_server(demonstration: Path) -> Iterator[str]:
    """The address of a server that nobody has visited."""
    with serving(demonstration) as url:
        yield url


@pytest.fixture
def empty_server(tmp_path: Path) -> Iterator[str]:
    """The address of a server that has no data yet."""
    with serving(tmp_path) as url:
        yield url
