"""Tabs of one Chromium, lent to one test after another: what comes back is made as empty as a new one.

Starting Chromium and loading the program's scripts for the first time is most of the work of a short test.
"""

import contextlib

from playwright.sync_api import Browser, Error, Page

from tests.chromium import launched

KEPT = 3
FORGET = "() => { localStorage.clear(); sessionStorage.clear() }"


class Tabs:
    """One Chromium with the tabs that nobody uses now, each with the address that it was used for."""

    def __init__(self) -> None:
        self._running = contextlib.ExitStack()
        self._browser: Browser | None = None
        self._free: list[tuple[str, Page]] = []

    def browser(self) -> Browser:
        """Return Chromium, started when first asked for."""
        if self._browser is None:
            self._browser = self._running.enter_context(launched())
        return self._browser

    def lend(self, address: str, width: int, theme: str) -> Page:
        """Return a tab without cookies, storage or a page in it; its browser may have kept the program's scripts."""
        found = next((each for each in self._free if each[0] == address), None)
        if found:
            self._free.remove(found)
        page = found[1] if found else self.browser().new_context().new_page()
        page.set_viewport_size({"width": width, "height": 1000})
        page.emulate_media(color_scheme=theme)
        return page

    def take_back(self, address: str, page: Page) -> None:
        """Empty a tab for the next test; where its server is gone already, or it was closed, it is thrown away."""
        try:
            page.unroute_all()
            page.context.unroute_all()
            page.goto(f"{address}/_stcore/health")
            page.evaluate(FORGET)
            page.context.clear_cookies()
            page.goto("about:blank")
            self._free.append((address, page))
        except Error:
            page.context.close()
        while len(self._free) > KEPT:
            self._free.pop(0)[1].context.close()

    def close(self) -> None:
        """Close Chromium and what drives it; asked again, another is started."""
        self._free.clear()
        self._browser = None
        self._running.close()
