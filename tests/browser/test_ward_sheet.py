"""A ward's sheet fits one page of A4."""

import re

PAGE = re.compile(rb"/Type\s*/Page\b")


def test_a_ward_prints_on_one_page(visitor, address):
    visit = visitor(address).open("ward?view=print")
    assert visit.page.locator(".sbp-sheet table").count() == 1
    assert len(PAGE.findall(visit.page.pdf(format="A4", prefer_css_page_size=True))) == 1
    visit.open("ward")
    assert len(PAGE.findall(visit.page.pdf(format="A4"))) > 1
