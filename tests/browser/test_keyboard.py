"""By keyboard alone: every control of every page is reached, is seen to be reached, and lets go again."""

import pytest

from tests.browser.every_page import IS_FULL, worked

# the page with most kinds of control; the whole matrix is one command
PATHS, WIDTHS = (worked(), (1280, 390)) if IS_FULL else ([("analyst", "hotspots")], (1280,))
STILL = "*, *::before, *::after {transition: none !important; animation: none !important}"
# Every control that a keyboard should reach gets a number; of a group of radio buttons the first alone.
NUMBERED = """() => {
  document.querySelectorAll('[data-numbered]').forEach(each => delete each.dataset.numbered);
  const found = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]');
  const shown = [...found].filter(one => one.tabIndex >= 0 && !one.disabled && !one.closest('[inert]')
    && (one.checkVisibility({visibilityProperty: true}) && one.getClientRects().length)
    && one.tagName !== 'IFRAME');
  const radios = new Set(), grouped = new Set();
  return shown.filter(one => {
    if (one.type !== 'radio') return true;
    const group = one.closest('[role=radiogroup]') || one.name;
    return radios.has(group) ? false : radios.add(group);
  }).map((one, number) => {
    one.dataset.numbered = number;
    if (one.type === 'radio') {
      const group = one.closest('[role=radiogroup]');
      if (group) group.querySelectorAll('input').forEach(each => each.dataset.numbered = number);
    }
    return (one.getAttribute('aria-label') || one.innerText || one.value || one.outerHTML).slice(0, 90);
  });
}"""
# What has the focus, how it and what surrounds it look, and how what had it before looks now.
STEP = """() => {
  const look = (one) => ['', '::before', '::after'].map(part => { const s = getComputedStyle(one, part); return [
    s.outlineStyle === 'none' ? '' : s.outline, s.boxShadow, s.borderColor, s.backgroundColor, s.color,
    s.textDecorationLine, s.opacity].join(); }).join(';');
  const around = (one) => { let up = one, near = [one, ...[...one.querySelectorAll('*')].slice(0, 12)];
    for (let i = 0; i < 5 && up.parentElement; i++) { up = up.parentElement; near.push(up);
      near.push(...[...up.children].slice(0, 8)); }
    return near; };
  let unseen = null;
  const one = document.activeElement, within = one && one.shadowRoot && one.shadowRoot.activeElement;
  if (window.before && one !== window.before.one
      && !window.before.near.some((each, i) => each.isConnected && look(each) !== window.before.looks[i]))
    unseen = window.before.name;
  if (!one || one === document.body) { window.before = null; return {number: null, unseen}; }
  const near = around(one), box = one.getBoundingClientRect(), name = one.outerHTML.slice(0, 160);
  window.before = {one, near: within ? [within, ...near] : near, name};
  window.before.looks = window.before.near.map(look);
  // a link that breaks over lines is looked for on each of its lines, and of what is taller than the window what shows
  const points = [...one.getClientRects()].flatMap(line => {
    const top = Math.max(line.top, 0), height = Math.min(line.bottom, innerHeight) - top;
    const x = Math.min(Math.max(line.left + line.width / 2, 1), innerWidth - 1);
    return height > 0 ? [.1, .5, .9].map(part => [x, top + height * part]) : []; });
  const own = one.closest('label, [data-testid]') || one;
  const isCovered = box.height > 2 && !points.some(([x, y]) => { const top = document.elementFromPoint(x, y);
    return top && (own.contains(top) || top.contains(one)); });
  const isGrouped = one.getAttribute('role') === 'radio';
  return {number: one.dataset.numbered ?? null, unseen, name, covered: isCovered ? name : null, isGrouped};
}"""


def walked(page) -> list[str]:
    """Go through a page by the tab key and return what was not reached, not seen, or hidden behind something."""
    page.add_style_tag(content=STILL)
    names = page.evaluate(NUMBERED)
    missing, faults, key = set(range(len(names))), [], "Tab"
    for _ in range(2 * len(names) + 40):
        page.keyboard.press(key)
        step = page.evaluate(STEP)
        faults += [f"not seen to have the focus: {step['unseen']}"] if step["unseen"] else []
        key = "Tab"
        if step["number"] is not None:
            # one tab stop for a row of choices: arrows lead from each to the next, and round to the first
            key = "ArrowRight" if step["isGrouped"] and int(step["number"]) in missing else "Tab"
            missing.discard(int(step["number"]))
        elif step.get("name") is None and not missing:
            break
        faults += [f"focused behind something: {step['covered']}"] if step.get("covered") else []
    faults += [f"not reached: {names[number]}" for number in sorted(missing)]
    return list(dict.fromkeys(faults))


@pytest.mark.parametrize(("audience", "path"), PATHS)
def test_every_control_is_reached_and_seen_to_be_reached_and_lets_go(visitor, addresses, audience, path):
    visit = visitor(addresses(audience), WIDTHS[0], "light")
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 1000})
        # opened anew each time: arrow keys choose among radio buttons, so the walk leaves other choices behind
        assert walked(visit.open(path).page) == [], f"{width} wide"


def test_the_walk_finds_what_cannot_be_reached_what_is_not_seen_and_what_lies_behind(chromium):
    page = chromium.new_page()
    page.set_content(
        """<style>#unseen:focus {outline: none} #cover {position: fixed; top: 0; height: 40px; width: 100%}
        #behind {position: fixed; top: 5px}</style><h1>x</h1><p style="margin-top: 60px"><a href="#a">Plain</a></p>
        <a href="#b" id="unseen">Unseen</a> <button onfocus="this.blur()">Shy</button>
        <button id="behind">Behind</button><div id="cover" style="background: #fff"></div><a href="#c">Last</a>"""
    )
    faults = walked(page)
    assert [each.split(":")[0] for each in faults] == [
        "not seen to have the focus", "focused behind something", "not reached"
    ]  # fmt: skip
    page.close()
