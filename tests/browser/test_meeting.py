"""A meeting on a shared screen: nothing scrolls at either size, keys step and keep off fields, the chrome is away."""

import os
import re

SIZES = [(1280, 720)]  # the tighter one; the full run looks at the larger screen too
if os.environ.get("SBP_FULL_TESTS"):
    SIZES += [(1920, 1080)]
FITS = """() => ['[data-testid=stMain]', '.st-key-meeting', '.st-key-scene'].map(place => {
  const box = document.querySelector(place);
  return Math.max(box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth);
}).concat(Math.ceil(document.querySelector('.st-key-bar').getBoundingClientRect().bottom - innerHeight))
  .every(over => over <= 0)"""

# on a phone the page scrolls; nothing reaches beyond its side, and what follows a drawing follows close below it
CLOSE = """() => {
  const place = document.querySelector('[data-testid=stMain]');
  const drawn = document.querySelector('.st-key-scene .marks').getBoundingClientRect();
  const next = document.querySelector('.sbp-line').getBoundingClientRect();
  const gap = next.top - drawn.bottom;
  return place.scrollWidth <= place.clientWidth && gap >= 0 && gap < 40 && drawn.right <= innerWidth;
}"""


def _at(page, number):
    page.locator(".sbp-place", has_text=re.compile(f"Screen {number} of")).wait_for()


def test_every_screen_of_a_board_fits_and_the_keys_lead_through_all_of_them(visitor, address):
    visit = visitor(address).open("meeting?meeting=board&date=2022-05-11")
    page = visit.page
    count = int(page.locator(".sbp-place").inner_text().split()[-1])
    assert count > 5
    for number in range(1, count + 1):
        _at(page, number)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(150)
            page.wait_for_function(FITS, timeout=5_000)  # a chart follows the window's size a moment later
        assert page.locator("h1").count() == 1
        page.keyboard.press("ArrowRight" if number % 2 else "PageDown")
    _at(page, count)
    page.keyboard.press("PageUp")
    _at(page, count - 1)
    page.keyboard.press("ArrowLeft")
    _at(page, count - 2)
    page.wait_for_url(re.compile(rf"item={count - 2}\b"))
    assert not page.get_by_test_id("stHeader").is_visible()
    assert page.get_by_role("link", name="Leave the meeting").is_visible()
    assert visit.complaints == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(CLOSE, timeout=5_000)


def test_keys_do_nothing_while_somebody_types_and_a_refusal_keeps_what_was_typed(visitor, address):
    visit = visitor(address).open("meeting?meeting=board&date=2022-05-11&item=2")
    page = visit.page
    page.get_by_role("button", name="Record decision").click()
    field = page.get_by_label("What is decided")
    field.fill("Light the path")
    for key in ("ArrowLeft", "PageDown", "PageUp", "ArrowRight"):
        field.press(key)
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("The owner is empty").wait_for()
    assert field.input_value() == "Light the path"
    assert "item=2" in page.url
