"""How much processor does a view take, how long do visitors wait, and does memory stay flat, with many at once?

    python tests/bench/bench_sessions.py --public FOLDER [--sessions 60] [--minutes 10] [--think 5]

Starts the public's program over what was published in FOLDER (or, with --data FOLDER, the analyst's over what was
built there), lets visitors change one filter at random after each pause, half of them on Hotspots and half on Trends,
and prints one JSON object: milliseconds from asking to the end of a run, processor milliseconds of the server for each
view, whatever went wrong, and megabytes at the end of each minute. On a busy machine only the processor time counts.
"""

import argparse
import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

ROOT = Path(__file__).resolve().parents[2]
PORT, PAGES = 8674, ("hotspots", "trends")
LONGEST_SECONDS, MINUTE = 60, 60
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Visitor:
    """One browser tab: it knows the filters that the server showed last, and which large parts it holds already."""

    def __init__(self, page: str, seed: int) -> None:
        self.page, self.random = page, random.Random(seed)
        self.filters: dict[str, tuple[str, Any]] = {}
        self.chosen: dict[str, WidgetState] = {}
        self.held: dict[str, ForwardMsg] = {}
        self.script = ""

    def change(self) -> None:
        """Choose anything in one filter."""
        found = [each for each in self.filters.values() if len(each[1].options) > 1]
        if not found:
            raise RuntimeError("the page shows no filter")
        kind, shown = self.random.choice(found)
        state = WidgetState(id=shown.id)
        if kind == "selectbox":
            state.string_value = self.random.choice(shown.options)
        elif kind == "button_group":
            state.string_array_value.data[:] = [self.random.choice(shown.options).content]
        else:
            most = min(shown.max_selections or 1, len(shown.options))
            state.string_array_value.data[:] = self.random.sample(list(shown.options), self.random.randint(1, most))
        self.chosen[shown.id] = state

    async def view(self, socket: Any) -> float:
        """Ask for a run of the page and read until it is over; return the milliseconds."""
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self.script
        asked.rerun_script.page_name = "" if self.script else self.page
        asked.rerun_script.widget_states.widgets.extend(self.chosen.values())
        asked.rerun_script.cached_message_hashes.extend(self.held)
        begun, is_new, fresh = time.perf_counter(), False, {}
        await socket.send(asked.SerializeToString())
        while True:
            told = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), LONGEST_SECONDS))
            told = self.held.get(told.ref_hash, told) if told.WhichOneof("type") == "ref_hash" else told
            kind = told.WhichOneof("type")
            is_new |= kind == "new_session"
            if kind == "navigation":
                self.script = told.navigation.page_script_hash
            elif kind == "delta" and told.delta.WhichOneof("type") == "new_element":
                self._note(told, fresh)
            elif kind == "script_finished" and is_new and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                self.filters = fresh
                self.chosen = {each: state for each, state in self.chosen.items() if each in fresh}
                return (time.perf_counter() - begun) * 1000

    def _note(self, told: ForwardMsg, fresh: dict[str, tuple[str, Any]]) -> None:
        if told.metadata.cacheable:
            self.held[told.hash] = told
        element = told.delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("selectbox", "button_group", "multiselect"):
            shown = getattr(element, kind)
            if not shown.disabled and not shown.form_id:
                fresh[shown.id] = kind, shown
        elif kind == "alert" and element.alert.format == element.alert.ERROR:
            raise RuntimeError(element.alert.body)


async def _visit(visitor: Visitor, options: argparse.Namespace, waited: list[float], faults: list[str]) -> None:
    over = time.monotonic() + options.minutes * MINUTE
    address = f"ws://127.0.0.1:{PORT}/_stcore/stream"
    origin = f"http://127.0.0.1:{PORT}"
    try:
        async with websockets.connect(address, subprotocols=["streamlit"], origin=origin, max_size=None) as socket:
            await visitor.view(socket)
            while time.monotonic() < over:
                await asyncio.sleep(options.think * visitor.random.uniform(0.5, 1.5))
                visitor.change()
                waited.append(await visitor.view(socket))
    except Exception as fault:
        faults.append(f"{type(fault).__name__}: {fault}"[:200])


async def _load(options: argparse.Namespace, server: int) -> dict[str, Any]:
    waited: list[float] = []
    faults: list[str] = []
    visitors = [Visitor(PAGES[each % len(PAGES)], each) for each in range(options.sessions)]
    before, held = _used(server)[0], []
    runs = asyncio.gather(*(_visit(each, options, waited, faults) for each in visitors))
    while not runs.done():
        await asyncio.wait([runs], timeout=MINUTE)
        held.append(_used(server)[1])
    views = max(len(waited) + options.sessions, 1)
    cuts = statistics.quantiles(waited, n=20) if len(waited) > 1 else [float("nan")] * 19
    return {
        "views": views,
        "processor_ms_per_view": round(1000 * (_used(server)[0] - before) / views, 1),
        "wait_ms": {"p50": round(cuts[9]), "p95": round(cuts[18])},
        "faults": sorted(set(faults)),
        "megabytes_by_minute": held,
    }


def _used(server: int) -> tuple[float, int]:
    """Return the processor seconds that a process has used and the megabytes that it holds; Linux only."""
    parts = Path(f"/proc/{server}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(parts[11]) + int(parts[12])) / TICKS, int(parts[21]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000


def main() -> None:
    """Start the server, send the visitors, print what was found."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    where = asked.add_mutually_exclusive_group(required=True)
    where.add_argument("--public", type=Path, help="folder that `publish` wrote")
    where.add_argument("--data", type=Path, help="data folder with a built version")
    asked.add_argument("--sessions", type=int, default=60)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--think", type=float, default=5, help="seconds between two choices of one visitor")
    options = asked.parse_args()
    own = {"SBP_AUDIENCE": "analyst", "SBP_DATA_DIR": str(options.data)}
    if options.public:
        own = {"SBP_AUDIENCE": "public", "SBP_PUBLIC_FILE": str(options.public)}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(PORT)]
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ | own, stdout=subprocess.DEVNULL)
    try:
        for _ in range(LONGEST_SECONDS):
            time.sleep(1)
            if _is_ready():
                break
        print(json.dumps(asyncio.run(_load(options, server.pid)), indent=1))
    finally:
        server.terminate()
        server.wait(20)


def _is_ready() -> bool:
    try:
        return urllib.request.urlopen(f"http://127.0.0.1:{PORT}/ready", timeout=1).status == 200
    except OSError:
        return False


if __name__ == "__main__":
    main()
