"""How fast do pages answer, and how fast are they seen, against bare Streamlit pages with the same parts?

    python tests/bench/bench_pages.py [--runs 5] [--data FOLDER] [--server-only]

Builds the demonstration borough unless a data folder is given. Prints one JSON object. Processor seconds of start-up.
Of every page's script milliseconds of server time, and for how many of them it had the processor, which a busy machine
does not stretch: of the first visit after start-up (with a measure that start-up does not prepare where one is named),
and of the fastest of several runs after it. And in Chromium milliseconds of the first view (navigation to everything
drawn, empty browser cache) of our pages and of the bare ones, the runs taking turns, with their ratio; and of a filter
change until it is redrawn.
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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from streamlit.runtime.scriptrunner import script_runner  # noqa: E402
from streamlit.testing.v1 import AppTest  # noqa: E402
from streamlit.util import calc_hash  # noqa: E402

from sbp.ui import navigation, snapshots, warm_up  # noqa: E402

RUNS_AGAIN = 8
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
    parser.add_argument("--server-only", action="store_true", help="open no browser")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        data = chosen.data or Path(temporary) / "data"
        os.environ["SBP_DATA_DIR"] = str(data)
        if chosen.data is None:
            subprocess.run([sys.executable, "-m", "sbp", "build"], cwd=ROOT, check=True, capture_output=True)
        found: dict[str, Any] = _server()
        if chosen.server_only:
            st.cache_resource.clear()
            print(json.dumps(found, indent=1))
            return
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


def _server() -> dict[str, Any]:
    """Run every page after a start-up of its own, then again."""
    runs = _timed_runs()
    begun = time.process_time()
    warm_up.run()
    found: dict[str, Any] = {"start_up_cpu_s": round(time.process_time() - begun, 1), "server_ms": {}}
    headlines = [each.id for each in snapshots.current().content.indicators.values() if each.headline]
    asked = [(entry.id, {}) for entry in navigation.entries()]
    asked += [(page, {"indicator": headlines[-1]}) for page in ("hotspots", "trends", "london")]
    asked += [("hotspots", {"by": "streets"})]
    for page, query in asked:
        st.cache_resource.clear()
        warm_up.run()
        gc.collect()
        gc.freeze()
        runs.clear()
        app = AppTest.from_file(str(ROOT / "sbp" / "ui" / "shell.py"), default_timeout=60)
        app._page_hash = calc_hash(page)
        app.query_params.update(query)
        for _ in range(1 + RUNS_AGAIN):
            app.run()
        name = "&".join([page, *(f"{key}={value}" for key, value in query.items())])
        (first, first_cpu), again = runs[0], runs[1:]
        warm, warm_cpu = (round(min(each), 1) for each in zip(*again, strict=True))
        found["server_ms"][name] = {"cold": first, "cold_cpu": first_cpu, "warm": warm, "warm_cpu": warm_cpu}
    return found


def _timed_runs() -> list[tuple[float, float]]:
    """Note from now on how long each script runs, and for how much of it its thread has the processor."""
    noted: list[tuple[float, float]] = []
    run = script_runner.ScriptRunner._run_script

    def timed(runner: Any, asked: Any) -> None:
        begun, begun_cpu = time.perf_counter(), time.thread_time()
        run(runner, asked)
        taken = (time.perf_counter() - begun, time.thread_time() - begun_cpu)
        noted.append((round(1000 * taken[0], 1), round(1000 * taken[1], 1)))

    script_runner.ScriptRunner._run_script = timed
    return noted


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
