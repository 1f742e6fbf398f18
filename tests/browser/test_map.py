"""The map to pick from: a click chooses the ward everywhere, a second click lets go."""


def _middle_of_a_large_ward(visit) -> tuple[float, float]:
    box = visit.page.get_by_test_id("stDeckGlJsonChart").bounding_box()
    return box["x"] + box["width"] / 2 + 10, box["y"] + box["height"] / 2 + 100


def test_a_click_on_the_map_chooses_the_ward_and_a_second_one_lets_go(visitor, address):
    visit = visitor(address).open("hotspots")
    visit.page.wait_for_timeout(2500)
    spot = _middle_of_a_large_ward(visit)
    visit.page.mouse.click(*spot)
    visit.page.wait_for_url("**ward=E05**")
    visit.settle()
    code = visit.page.url.split("ward=")[1]
    name = visit.headings()[1]
    assert visit.page.get_by_label("Ward", exact=True).input_value() == name
    assert visit.page.locator("tr[aria-current] th").inner_text() == name
    visit.page.wait_for_timeout(1500)
    visit.page.mouse.click(*spot)
    visit.page.wait_for_url(lambda url: code not in url)
    assert visit.strangers() == []
