"""Zoomed to 200% and 400% a page loses nothing: the same headings and controls, no text cut off, nothing sideways."""

import pytest

from tests.browser.every_page import IS_FULL, worked

# a window of 1280 pixels, in the pixels that style sheets count; in the whole matrix opened once and zoomed twice
ZOOMED = {"200%": 640, "400%": 320} if IS_FULL else {"400%": 320}
PATHS = worked() if IS_FULL else [("analyst", "meetings")]
SHOWN = """() => {
  const seen = (one) => one.checkVisibility({visibilityProperty: true}) && one.getClientRects().length > 0;
  const named = (place) => [...document.querySelectorAll(place)].filter(seen)
    .map(one => (one.getAttribute('aria-label') || one.innerText || '').replace(/\\s+/g, ' ').trim()).filter(Boolean);
  const main = '[data-testid=stMain] ';
  return {headings: named('h1, h2, h3'), controls: named(['button', 'a[href]', 'input', 'summary', 'textarea']
    .map(kind => main + kind).join())};
}"""
CUT = """() => {
  const cut = [];
  const isScrolled = (one) => { for (let at = one; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth + 1
        && !at.matches('[data-testid=stMain], [data-testid=stAppViewContainer]')) return true; return false; };
  const walker = document.createTreeWalker(document.querySelector('[data-testid=stMain]'), NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const one = node.parentElement;
    const isApart = one.closest('style, script, [aria-hidden=true], svg, .sbp-fold thead');
    if (!node.data.trim() || isApart || !one.checkVisibility(
        {visibilityProperty: true, opacityProperty: true})) continue;
    const range = document.createRange(); range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!box.width || isScrolled(one)) continue;
    if (box.left < -1 || box.right > innerWidth + 1) {
      cut.push('beyond the edge: ' + node.data.slice(0, 60)); continue; }
    for (let at = one; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at), edge = at.getBoundingClientRect();
      if (/hidden|clip/.test(style.overflowX) && box.right > edge.right + 2 && edge.width > 2) {
        cut.push('cut off: ' + node.data.slice(0, 60)); break; }
    }
  }
  return cut;
}"""


@pytest.mark.parametrize(("audience", "path"), PATHS)
def test_nothing_is_lost_or_cut_off_and_nothing_moves_sideways(visitor, addresses, audience, path):
    visit = visitor(addresses(audience), 1280, "light").open(path)
    whole = visit.page.evaluate(SHOWN)
    for zoom, width in ZOOMED.items():
        _assert_whole(visit, whole, zoom, width)


def _assert_whole(visit, whole: dict, zoom: str, width: int) -> None:
    """Zoom a page, and hold it against what it showed unzoomed."""
    visit.page.set_viewport_size({"width": width, "height": 500})
    visit.page.wait_for_timeout(700)  # charts and the menu follow the window's size a moment later
    folded = visit.page.get_by_role("button", name="Show filters")
    if folded.count():
        folded.click()
    left = visit.page.evaluate(SHOWN)
    for kind in ("headings", "controls"):
        assert [each for each in whole[kind] if each not in left[kind]] == [], zoom
    assert visit.page.evaluate(CUT) == [], zoom
    sideways = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert sideways <= 0, zoom
