"""The judge of contrast, judged: what axe leaves open is computed to the end."""

import pytest

from tests import axe

PAGE = """<!doctype html><html lang="en"><title>x</title><main data-testid="stApp" style="background:#fff"><h1>x</h1>
<div style="position:relative"><p id="t" style="color:{ink};opacity:{opacity};font-size:16px">Words</p>
<div style="position:absolute;inset:0;pointer-events:none"></div></div></main></html>"""


@pytest.mark.parametrize(
    ("ink", "opacity", "is_pale"),
    [("#111", "1", False), ("#767676", "1", False), ("#777", "1", True), ("#111", ".5", True)],
)
def test_text_under_another_layer_is_judged_by_its_own_colours(chromium, ink, opacity, is_pale):
    page = chromium.new_page()
    page.set_content(PAGE.format(ink=ink, opacity=opacity))
    found = axe.faults(page)
    assert bool(found) is is_pale
    assert all("contrast" in line for line in found)
    page.close()
