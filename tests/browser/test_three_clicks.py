"""From the Overview to the evidence for one printed figure in two clicks, to all in three; and away at once."""

import re


def test_three_clicks_lead_to_the_evidence_for_a_printed_figure(visitor, address):
    visit = visitor(address).open("")
    page = visit.page
    page.get_by_role("link", name="Open Safer neighbourhoods").click()
    page.wait_for_url("**/safer-neighbourhoods")
    visit.settle()
    page.get_by_role("link", name="Non-domestic violence with injury", exact=True).click()
    page.wait_for_url("**/evidence?figure=r21_ndvwi")
    visit.settle()
    told = page.locator("main").inner_text()
    assert "1448" in told.replace(",", "")
    assert "2021/22 Quarter 4 end of year report" in told
    page.get_by_role("button", name="All printed figures").click()
    visit.settle()
    assert "printed figures can be" in page.locator("main").inner_text()
    assert "figure=" not in page.url
    assert not visit.complaints


def test_leaving_a_page_puts_another_in_its_place(visitor, address):
    visit = visitor(address).open("hate-crime-and-extremism")
    page = visit.page
    page.context.route(
        re.compile("^https:"), lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html")
    )
    page.locator("a.sbp-leave").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("^https:"))
    page.go_back()
    assert "hate-crime" not in page.url
