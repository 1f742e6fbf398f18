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
FLAGS += ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-first-run"]
SETTLED = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  return app && app.getAttribute('data-test-script-state') === 'notRunning' && document.querySelector('h1')
    && !document.querySelector('[data-testid=stSkeleton]');
}"""


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
