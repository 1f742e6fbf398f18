"""A real Chromium, started the same way for every test that needs one."""

import contextlib
import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]
# maps are drawn by a program in place of a graphics card; putting the page together needs none, and is a third cheaper
FLAGS += ["--disable-gpu-compositing"]
FLAGS += ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-first-run"]
SETTLED = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  return app && app.getAttribute('data-test-script-state') === 'notRunning' && document.querySelector('h1')
    && !document.querySelector('[data-testid=stSkeleton]');
}"""

# Settled, every chart has its marks, and for so many milliseconds nothing on the page changed and nothing arrived.
DRAWN = f"""(quiet) => {{
  if (!window.sbpChanged) {{
    window.sbpChanged = performance.now();
    const look = new MutationObserver(() => {{ window.sbpChanged = performance.now() }});
    look.observe(document, {{subtree: true, childList: true, attributes: true, characterData: true}});
  }}
  const isDrawn = (chart) => chart.querySelector('canvas, svg');
  const arrived = performance.getEntriesByType('resource').map(each => each.responseEnd);
  const last = Math.max(window.sbpSince, window.sbpChanged, ...arrived);
  return ({SETTLED})() && performance.now() - last > quiet
    && [...document.querySelectorAll('[data-testid=stVegaLiteChart], [data-testid=stDeckGlJsonChart]')].every(isDrawn)
    && [...document.images].every(each => each.complete);
}}"""


@contextlib.contextmanager
def launched(*more: str) -> Iterator[Browser]:
    """Start Chromium; where there is none, the test is skipped, or fails where `SBP_REQUIRE_BROWSER` is set."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None and not os.environ.get("SBP_REQUIRE_BROWSER"):
        pytest.skip("Chromium is not installed")
    assert path, "SBP_REQUIRE_BROWSER is set and Chromium is not installed"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *more])
        yield browser
        browser.close()
