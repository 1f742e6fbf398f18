"""The address bar is the state: in by a link, out by a choice, back again, and handed on whole."""

import re

import pytest

from tests.browser.every_page import IS_CI

FIRST = "trends?indicator=residential_burglary&view=rolling"
DEEP = "hotspots?indicator=residential_burglary&measure=count&months=6&ward=E05014001"


def _choose(visit, label: str, text: str) -> None:
    """Choose from a list by keyboard alone."""
    box = visit.page.get_by_label(label, exact=True)
    box.focus()
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.type(text)
    visit.page.wait_for_timeout(200)
    visit.page.keyboard.press("Enter")
    visit.settle()


@pytest.mark.parametrize("path", [FIRST, DEEP] if IS_CI else [DEEP])
def test_a_deep_link_works_as_the_first_visit_of_a_server(visitor, fresh_server, path):
    visit = visitor(fresh_server).open(path)
    assert visit.headings()[0].startswith("Residential burglary")
    assert visit.page.get_by_role("link", name="Methods").first.is_visible()
    assert visit.page.url == f"{fresh_server}/{path}"


def test_a_choice_by_keyboard_goes_into_the_address_and_back_undoes_it(visitor, address):
    visit = visitor(address).open("hotspots")
    _choose(visit, "Ward", "Darwin")
    assert "ward=E05013996" in visit.page.url
    assert visit.headings()[1] == "Darwin"
    told = visit.page.get_by_role("status").filter(has_text=re.compile("^Darwin"))
    told.wait_for(state="attached")  # a screen reader is told what came, once the page is at rest
    _choose(visit, "Ward", "Orpington")
    assert visit.headings()[1] == "Orpington"
    visit.page.go_back()
    visit.settle()
    assert visit.headings()[1] == "Darwin"
    assert visit.page.get_by_label("Ward", exact=True).input_value() == "Darwin"


def test_the_copied_link_opens_the_same_view(visitor, address):
    visit = visitor(address).open(DEEP)
    visit.page.get_by_text("Copy link").click()
    link = visit.page.get_by_test_id("stCode").inner_text()
    assert "to=2022-02" in link
    assert "v=" in link
    again = visitor(address).open(link.removeprefix(f"{address}/"))
    assert again.headings() == visit.headings()
    assert again.page.get_by_role("alert").count() == 0


def test_what_the_address_asks_for_in_vain_is_said(visitor, address):
    visit = visitor(address).open("trends?indicator=zebra&v=2020-01-01.1-00000000")
    told = " ".join(visit.page.get_by_role("alert").all_inner_texts())
    assert "“zebra” is not available here" in told
    assert "2020-01-01.1-00000000" in told
    assert "zebra" not in visit.page.url


def test_a_link_on_a_page_takes_its_selection_along(visitor, address):
    visit = visitor(address).open("")
    visit.page.get_by_role("link", name="Residential burglary by month").click()
    visit.page.wait_for_url("**/trends?**")
    visit.settle()
    assert visit.headings()[0].startswith("Residential burglary")


def test_areas_to_compare_go_into_the_address_and_back_out(visitor, address):
    visit = visitor(address).open("trends")
    visit.page.get_by_label("Compare with", exact=True).click()
    visit.page.get_by_role("option", name="Darwin", exact=True).click()
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_url("**/trends?with=E05013996")
    visit.settle()
    assert "Darwin" in visit.headings()[0]
    visit.page.get_by_role("button", name="Remove Darwin").click()
    visit.page.wait_for_url(f"{address}/trends")
