"""A server without any data: the build at work, then the page that was asked for, all by itself."""

from playwright.sync_api import expect


def test_the_first_visit_sees_the_build_and_then_the_page(visitor, empty_server):
    visit = visitor(empty_server)
    # looked for from the first moment: on a busy machine the build may be over before Chromium calls the page loaded
    visit.page.goto(f"{empty_server}/trends", wait_until="commit")
    expect(visit.page.get_by_role("heading", name="Preparing the data")).to_be_visible(timeout=60_000)
    expect(visit.page.get_by_role("progressbar")).to_be_visible(timeout=20_000)
    expect(visit.page.get_by_role("heading", name="Trends", exact=True)).to_be_visible(timeout=90_000)
    visit.settle()
    assert visit.page.get_by_test_id("stVegaLiteChart").count() > 0
    assert visit.strangers() == []
