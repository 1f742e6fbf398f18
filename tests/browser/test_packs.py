"""A pack as one web page in a real browser: open to everybody, on any screen, asking nobody."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sbp.report import html
from tests import axe
from tests.report.conftest import document

__all__ = ["document"]


VIEWS = [(320, "dark"), (1280, "light")] if os.environ.get("SBP_FULL_TESTS") else [(320, "dark")]


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_a_web_pack_is_open_to_everybody_and_asks_nobody(
    chromium: Browser,
    document,
    tmp_path: Path,
    width: int,
    scheme: str,
) -> None:
    path = tmp_path / "pack.html"
    path.write_bytes(html.write(document))
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, asked, complaints = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.goto(path.as_uri())
    assert axe.faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [each for each in asked if not each.startswith("data:")] == [path.as_uri()]
    assert complaints == []
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the pack"
    context.close()
