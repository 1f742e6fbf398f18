"""What axe finds on a page, and what it leaves open about contrast, computed to the end."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Axe()
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Colours of the text and of everything behind it are laid over each other as the browser does, opacity included.
_CONTRAST = """(selector) => {
  const element = document.querySelector(selector);
  if (!element || !element.innerText || !element.innerText.trim()) return null;
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const colour = (text) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  let opacity = 1, layers = [];
  for (let at = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== 'none') return {ratio: 0, needed: 0, why: 'a picture lies behind the text'};
    layers.push(colour(style.backgroundColor));
    opacity *= Number(style.opacity);
  }
  let ground = colour(getComputedStyle(document.querySelector('[data-testid=stApp]') || document.body)
    .backgroundColor);
  for (const layer of layers.reverse()) ground = over(layer, ground);
  const style = getComputedStyle(element), ink = colour(style.color);
  const text = over([ink[0], ink[1], ink[2], ink[3] * opacity], ground);
  const light = (c) => [0, 1, 2].map((i) => c[i] / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const [a, b] = [light(text), light(ground)], size = parseFloat(style.fontSize);
  const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  return {ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), needed: isLarge ? 3 : 4.5, why: element.innerText};
}"""


def faults(page: Page) -> list[str]:
    """Return a line for every fault at levels A and AA, and for each text too pale that axe could not judge."""
    # of what passes, axe need not work out where it stands: that is half of its time
    options = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations", "incomplete"]}
    if page.evaluate("() => !window.axe"):
        page.evaluate(_AXE.axe_script)
    found = page.evaluate("options => axe.run(options)", options)
    lines = [f"{each['id']} {[node['target'] for node in each['nodes']]}" for each in found["violations"]]
    undecided = [each for each in found["incomplete"] if each["id"] == "color-contrast"]
    for node in (node for each in undecided for node in each["nodes"]):
        judged = page.evaluate(_CONTRAST, node["target"][0])
        if judged and judged["ratio"] < judged["needed"]:
            lines.append(
                f"contrast {judged['ratio']:.2f} of {judged['needed']}: {judged['why'][:60]!r} {node['target']}"
            )
    return lines
