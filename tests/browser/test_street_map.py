"""The street map: map, list and table choose the same place, the map keeps its view, and no other host is asked."""


def _chosen(visit) -> str | None:
    rows = visit.page.locator("tr[aria-current] a")
    return rows.get_attribute("data-pick") if rows.count() else None


def _pick_row(visit, place: int) -> str:
    row = visit.page.locator("a[data-pick]").nth(place)
    cell = row.get_attribute("data-pick")
    row.click()
    visit.page.wait_for_url(f"**cell={cell}")
    visit.settle()
    return cell


def _pick_spot(visit, step: int) -> str | None:
    """Click on one spot of the map, the same for the same step, and return what is chosen then."""
    chart = visit.page.get_by_test_id("stDeckGlJsonChart")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    visit.page.mouse.click(box["x"] + box["width"] * 0.35 + 22 * step, box["y"] + box["height"] * 0.4)
    visit.page.wait_for_timeout(1000)
    visit.settle()
    return _chosen(visit)


def test_map_and_table_choose_the_same_place_and_the_map_keeps_its_view(visitor, address):
    visit = visitor(address).open("hotspots?by=streets")
    visit.page.wait_for_timeout(2500)
    first = _pick_row(visit, 0)
    assert _chosen(visit) == first
    assert visit.headings()[1].endswith(visit.page.locator("tr[aria-current] a").inner_text().split(". ", 1)[1])
    box = visit.page.get_by_test_id("stDeckGlJsonChart").bounding_box()
    visit.page.mouse.move(box["x"] + box["width"] * 0.35, box["y"] + box["height"] * 0.4)
    visit.page.mouse.wheel(0, -300)
    visit.page.wait_for_timeout(1500)
    # not every spot has a hexagon
    found = next((step, cell) for step in range(10) if (cell := _pick_spot(visit, step)) not in (None, first))
    assert visit.page.url.endswith(f"cell={found[1]}")
    assert _pick_row(visit, 0) == first
    assert _pick_spot(visit, found[0]) == found[1], "another place lies there now: the view has moved"
    assert visit.strangers() == []
    assert visit.complaints == []
