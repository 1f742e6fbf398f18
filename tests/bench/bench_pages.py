"""How fast do pages answer, and how fast are they seen, against bare Streamlit pages with the same parts?

    python tests/bench/bench_pages.py [--runs 5] [--data FOLDER]

Builds the demonstration borough unless a data folder is given. Prints one JSON object: milliseconds of server time of a
filter change, warm and cold (the run of the page and the collection of garbage that Streamlit does after it), and, in
Chromium, of the first view (navigation to everything drawn, empty browser cache) of our pages and of the bare ones, the
runs taking turns, with their ratio; and of a filter change until it is redrawn.
"""

import argparse
import gc
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from streamlit.testing.v1 import AppTest  # noqa: E402

PAGES = {"overview": "", "trends": "trends", "hotspots": "hotspots"}
PORTS = {"ours": 8671, "bare": 8672}
FLAGS = ["--no-sandbox", "--disable-background-networking", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
# A page is drawn when its script is done, no skeleton is left and every chart has something in it.
DRAWN = """(parts) => {
  const app = document.querySelector('[data-testid=stApp]');
  if (!app || app.getAttribute('data-test-script-state') !== 'notRunning') return false;
  if (document.querySelector('[data-testid=stSkeleton]')) return false;
  const drawn = [...document.querySelectorAll('[data-testid=stVegaLiteChart],[data-testid=stDeckGlJsonChart]')];
  return drawn.length === parts && drawn.every(each => each.querySelector('svg path, canvas'));
}"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--data", type=Path, help="data folder with a built version")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        data = chosen.data or Path(temporary) / "data"
        os.environ["SBP_DATA_DIR"] = str(data)
        if chosen.data is None:
            subprocess.run([sys.executable, "-m", "sbp", "build"], cwd=ROOT, check=True, capture_output=True)
        found: dict[str, Any] = {"server_ms": {page: _server(page) for page in ("trends", "hotspots")}}
        parts = Path(temporary) / "parts"
        parts.mkdir()
        charts = {page: _parts(page, parts) for page in PAGES}
        if shutil.which("chromium"):
            with _serving("ours", ["app.py"]), _serving("bare", ["tests/bench/bare_page.py", "--", str(parts)]):
                found["browser_ms"] = _browser(charts, chosen.runs)
    st.cache_resource.clear()
    print(json.dumps(found, indent=1))


def _open(page: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "sbp" / "ui" / "shell.py"), default_timeout=60)
    return app.switch_page(f"../../pages/{page}.py").run()


def _timed(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    act()
    gc.collect()
    return (time.perf_counter() - begun) * 1000


def _server(page: str) -> dict[str, float]:
    """Change the first filter to every option, twice: the first time cold, the second time warm."""
    app = _open(page)
    options = list(app.selectbox(key="indicator").options)[1:13]
    gc.collect()
    gc.freeze()
    cold, warm = (
        [_timed(lambda chosen=chosen: app.selectbox(key="indicator").select(chosen).run()) for chosen in options]
        for _ in range(2)
    )
    return {"cold_median": _round(cold), "cold_largest": round(max(cold), 1), "warm_median": _round(warm)}


def _parts(page: str, folder: Path) -> int:
    """Write what one of our pages is made of, for the bare page; return how many charts it has."""
    app = _open(page)
    charts = [json.loads(element.proto.spec) for element in app.get("vega_lite_chart")]
    decks = [element.proto.json for element in app.get("deck_gl_json_chart")]
    parts = {
        "title": app.title[0].value,
        "lists": [list(each.options) for each in app.selectbox],
        "choices": [list(each.options) for each in app.segmented_control],
        "folds": [each.label for each in app.expander],
        "texts": [each.value for each in app.markdown],
        "headings": [each.value for each in app.header],
        "charts": charts,
        "deck": decks[0] if decks else "",
        "markup": [each.proto.body for each in app.get("html") if "<style>" not in each.proto.body],
    }
    (folder / f"{page}.json").write_text(json.dumps(parts))
    return len(charts) + len(decks)


@contextmanager
def _serving(name: str, script: list[str]) -> Iterator[None]:
    settings = ["--server.port", str(PORTS[name]), "--server.headless", "true", "--server.fileWatcherType", "none"]
    command = [sys.executable, "-m", "streamlit", "run", script[0], *settings, *script[1:]]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(5)
    try:
        yield
    finally:
        server.terminate()
        server.wait(20)


def _browser(charts: dict[str, int], runs: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for page, path in PAGES.items():
            ours = f"http://127.0.0.1:{PORTS['ours']}/{path}"
            bare = f"http://127.0.0.1:{PORTS['bare']}/?page={page}"
            seen, against, changed = [], [], []
            for _ in range(runs):
                with _drawn(browser, ours, charts[page]) as (tab, taken):
                    seen.append(taken)
                    changed.append(_change(tab, charts[page]))
                with _drawn(browser, bare, charts[page]) as (_tab, taken):
                    against.append(taken)
            found[page] = {
                "first_view": _round(seen),
                "bare": _round(against),
                "ratio": round(statistics.median(seen) / statistics.median(against), 2),
                "filter_change": _round(changed),
            }
        browser.close()
    return found


@contextmanager
def _drawn(browser: Browser, url: str, charts: int) -> Iterator[tuple[Page, float]]:
    """Open a page with an empty cache; give it and the milliseconds until everything was drawn."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    tab = context.new_page()
    begun = time.perf_counter()
    tab.goto(url, wait_until="commit")
    tab.wait_for_function(DRAWN, arg=charts, polling="raf")
    yield tab, (time.perf_counter() - begun) * 1000
    context.close()


def _change(tab: Page, charts: int) -> float:
    """Choose the next option of the first list; return the milliseconds until its answer is drawn."""
    tab.wait_for_timeout(800)
    tab.get_by_role("combobox").first.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("ArrowDown")
    tab.wait_for_timeout(300)
    before = tab.locator("[data-testid=stMain]").inner_text()
    begun = time.perf_counter()
    tab.keyboard.press("Enter")
    tab.wait_for_function("before => document.querySelector('[data-testid=stMain]').innerText !== before", arg=before)
    tab.wait_for_function(DRAWN, arg=charts, polling="raf")
    return (time.perf_counter() - begun) * 1000


def _round(values: list[float]) -> float:
    return round(statistics.median(values), 1)


if __name__ == "__main__":
    main()
