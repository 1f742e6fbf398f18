"""Pages run without a browser over the demonstration borough, and a web application asked without a network."""

import asyncio
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import httpx
import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from sbp import content
from sbp.charts import theme
from sbp.ui import folds, snapshots

SHELL = Path(__file__).parents[2] / "sbp" / "ui" / "shell.py"


@pytest.fixture(scope="session", autouse=True)
def _look_at_the_installed_packages_once() -> Iterator[None]:
    """Keep what Streamlit finds of components among all installed packages; it looks anew before every visit.

    Nothing is installed while tests run, and a server looks once when it starts; here it was nine tenths of a visit.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session", autouse=True)
def _let_go() -> Iterator[None]:
    """Close the databases that pages keep open, once all tests are done."""
    yield
    st.cache_resource.clear()


@pytest.fixture
def site(demonstration: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of the demonstration borough, in use."""
    monkeypatch.setenv("SBP_DATA_DIR", str(demonstration))
    return demonstration


@pytest.fixture
def view(site: Path) -> snapshots.View:
    """What answers and drawings depend on, over the demonstration borough."""
    snapshot = snapshots.current()
    return snapshots.View(snapshot=snapshot, today=snapshots.today(snapshot), colours=theme.LIGHT)


@cache
def addresses_of_priorities() -> set[str]:
    """Return the addresses that the content gives its pages."""
    return {each.address for each in content.load().strategies.priorities}


@pytest.fixture
def visit(site: Path) -> Callable[..., AppTest]:
    """Open a page as a visitor would who opens every fold as well: `visit("trends", area="E05013987")`."""

    def open_page(page_id: str = "overview", is_open: bool = True, **address: str) -> AppTest:
        app = AppTest.from_file(str(SHELL), default_timeout=30)
        for key in folds.KEYS:
            app.session_state[key] = is_open
        if page_id in addresses_of_priorities():
            app._page_hash = calc_hash(page_id)  # one file serves several addresses, so a file names no page
        elif page_id != "overview":
            app.switch_page(f"../../pages/{page_id}.py")
        for key, value in address.items():
            app.query_params[key] = value
        return app.run()

    return open_page


@pytest.fixture
def read() -> Callable[[AppTest], str]:
    """All words of a page: its own markup, texts, headings and messages."""

    def words(app: AppTest) -> str:
        own = [element.proto.body for element in app.get("html")]
        kinds = (app.title, app.header, app.markdown, app.info, app.warning, app.error)
        return "\n".join([*own, *(element.value for kind in kinds for element in kind)])

    return words


@pytest.fixture
def ask() -> Callable[..., httpx.Response]:
    """Send one request to an ASGI application: `ask(app, path, method="GET", headers=None)`."""

    def send(app, path: str, method: str = "GET", headers: dict[str, str] | None = None) -> httpx.Response:
        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
                return await client.request(method, path, headers=headers)

        return asyncio.run(once())

    return send
