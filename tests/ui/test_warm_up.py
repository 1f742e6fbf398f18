"""What is loaded before the first visitor: all that pages need and nothing that only building needs."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st

from sbp.errors import SbpError
from sbp.ui import answers, building, drawings, snapshots, warm_up

ROOT = Path(warm_up.__file__).parents[2]
BUILD_ONLY = ("geopandas", "scipy.stats", "statsmodels", "esda", "sbp.ingest", "pyproj", "shapely")
SERVE = f"""
import sys
from sbp.ui import server, warm_up
warm_up.run()
before = set(sys.modules)
from streamlit.testing.v1 import AppTest
ours = set(sys.modules)
app = AppTest.from_file(r"{ROOT / "sbp" / "ui" / "shell.py"}", default_timeout=60).run()
for page in ("hotspots", "trends", "data", "methods", "accessibility"):
    app.switch_page(f"../../pages/{{page}}.py").run()
    assert not app.exception and not app.error, page
print("loaded", *[name for name in {BUILD_ONLY!r} if name in sys.modules])
late = {{name.split(".")[0] for name in set(sys.modules) - ours}}
print("late", *sorted(late & {{"pandas", "pyarrow", "numpy", "pydeck", "altair", "scipy", "duckdb", "yaml"}}))
"""


def test_serving_every_page_loads_nothing_that_only_building_needs(site):
    environment = os.environ | {"SBP_DATA_DIR": str(site), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [sys.executable, "-c", SERVE], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-2:] == ["loaded", "late"]


def test_the_first_pages_find_their_drawings_made(view, monkeypatch):
    st.cache_resource.clear()
    warm_up.run()
    for module in ("deck_map.deck_json", "ward_map.spec", "sparkline.spec", "trend.spec"):
        monkeypatch.setattr(f"sbp.charts.{module}", lambda *_: 1 / 0)
    now = replace(view, snapshot=snapshots.current())
    vintage = now.snapshot.content.borough.vintages[-1].id
    for result in answers.headlines(now):
        drawings.strip_spec(now, result)
        drawings.trend_spec(now, result, "monthly")
        if "ward" in result.indicator.datasets:
            drawings.deck(
                now,
                answers.ward_table(now, result.indicator.id, None, 12, vintage),
                "rate",
                "",
            )


def test_the_slowest_pages_find_their_answers_made(visit, monkeypatch):
    st.cache_resource.clear()
    warm_up.run()
    plans = ("impact_plan.of", "impact_plan.priced")
    places = ("ground.to_metres", "streets.outlines", "areas.outlines_4326")
    for slow in (*plans, *places, "need.of", "ward_profile.lines_of", "streets.table", "evidence.audit"):
        monkeypatch.setattr(f"sbp.answers.{slow}", lambda *_args: 1 / 0)
    for page in ("impact_days", "ward", "evidence"):
        assert not visit(page).error, page
    former = snapshots.current().content.borough.vintages[0].id
    assert not visit("hotspots", vintage=former, indicator="all_crime").error


@pytest.mark.parametrize("fault", [SbpError("No pair is held"), ValueError("of another kind")])
def test_what_cannot_be_prepared_is_left_to_its_page_and_the_rest_is_prepared(site, monkeypatch, fault):
    prepared = []

    def refuse(_view):
        raise fault

    monkeypatch.setattr(warm_up, "DRAWN", (refuse,))
    monkeypatch.setattr(warm_up, "ANSWERED", (prepared.append,))
    warm_up.run()
    assert len(prepared) == 1


def test_without_data_the_build_is_started(monkeypatch):
    started = []
    idle = building.Builder(("never-run",))
    monkeypatch.setattr(idle, "start", lambda: started.append(True))
    monkeypatch.setattr(building, "builder", lambda: idle)
    warm_up.run()
    assert started == [True]


@pytest.mark.parametrize("fault", [SbpError("The built file cannot be opened"), ValueError("of another kind")])
def test_a_fault_does_not_keep_the_server_from_starting(site, monkeypatch, fault):
    def refuse():
        raise fault

    monkeypatch.setattr(snapshots, "current", refuse)
    warm_up.run()
