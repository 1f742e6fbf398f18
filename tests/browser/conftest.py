"""A real Chromium, and this dashboard served as a visitor meets it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import SETTLED, launched
from tests.served import serving

# Streamlit looks for its own addresses under the page's path first; these two answers are known and harmless.
KNOWN = ("/_stcore/health", "/_stcore/host-config")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as needing a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium; where there is none, tests are skipped, or fail where `SBP_REQUIRE_BROWSER` is set.

    One for each module and no longer: what drives it keeps an event loop going, in which no other test could start one.
    """
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def address(demonstration: Path) -> Iterator[str]:
    """The address of one server for all tests, over the demonstration borough."""
    with serving(demonstration) as url:
        yield url


@dataclass
class Visit:
    """One visitor's tab, with what it asked for and what it complained of."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> "Visit":
        """Open a page and wait until it is whole."""
        self.page.goto(f"{self.address}/{path}")
        return self.settle()

    def settle(self) -> "Visit":
        """Wait until the page has stopped working and drawing."""
        self.page.wait_for_function(SETTLED, timeout=30_000)
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(400)
        self.page.wait_for_function(SETTLED, timeout=30_000)
        return self

    def headings(self) -> list[str]:
        """Return the second-level headings."""
        return self.page.locator("h2").all_inner_texts()

    def strangers(self) -> list[str]:
        """Return what was asked of any other host."""
        own = (self.address, self.address.replace("http", "ws"), "data:", "blob:")
        return [url for url in self.asked if not url.startswith(own)]


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """Make visitors: `visitor(address, width=390, theme="dark")`."""
    contexts = []

    def make(address: str, width: int = 1280, theme: str = "light") -> Visit:
        context = chromium.new_context(viewport={"width": width, "height": 1000}, color_scheme=theme)
        contexts.append(context)
        tab = context.new_page()
        made = Visit(tab, address)
        tab.on("request", lambda request: made.asked.append(request.url))
        tab.on("websocket", lambda socket: made.asked.append(socket.url))
        tab.on("pageerror", lambda fault: made.complaints.append(str(fault)))
        tab.on("console", lambda message: _note(made, message))
        return made

    yield make
    for context in contexts:
        context.close()


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
