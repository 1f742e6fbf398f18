"""What only the public's program does: fetch what was published, and offer its figures as open tables."""

import json
import threading

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sbp import logs, settings
from sbp.answers import package as tables
from sbp.charts import package
from sbp.content import publishing
from sbp.errors import SbpError
from sbp.store import remote
from sbp.ui import snapshots

PLACE = "published"
KEPT_SECONDS = 300


def is_public() -> bool:
    """Return whether the program was started for the public."""
    return settings.audience() == settings.PUBLIC


class Watch:
    """Looks at the address that the public's file comes from, again and again, while the server runs."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Fetch what is published now, and go on looking; nothing to do where the file lies in a folder."""
        if not is_public() or not settings.public_address():
            return
        look()
        self._thread = threading.Thread(target=self._go_on, daemon=True, name="published")
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        if self._thread is not None:
            self._thread.join(1)

    def _go_on(self) -> None:
        while not self._over.wait(settings.look_seconds()):
            look()


def look() -> None:
    """Fetch what is published unless it is held; whatever goes wrong is noted, and what is held stays in use."""
    try:
        found = remote.refresh(settings.public_address(), settings.served_dir())
        if found is not None:
            logs.event("new publication", version=found.id)
    except SbpError as fault:
        logs.event("publication not fetched", reason=fault.what)
    except Exception as fault:
        logs.failure(fault, "publication not fetched")


async def table(request: Request) -> Response:
    """Answer with a table or the description of all; both are made once a data version and may be kept by anybody."""
    name = request.path_params["name"]
    if not is_public() or not snapshots.exists():
        return JSONResponse({"error": "There is no such table."}, status_code=404)
    try:
        snapshot = snapshots.current()
        text = await run_in_threadpool(_offered, name, snapshot)
    except SbpError as fault:
        return JSONResponse({"error": str(fault)}, status_code=503)
    if text is None:
        return JSONResponse({"error": "There is no such table."}, status_code=404)
    tag = f'"{snapshot.version.id}"'
    headers = {"etag": tag, "cache-control": f"public, max-age={KEPT_SECONDS}"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    kind = "application/json" if name == package.DESCRIPTION else "text/csv; charset=utf-8"
    return Response(text, media_type=kind, headers=headers)


def routes() -> list[Route]:
    """Return the addresses of the tables."""
    return [Route(f"/{PLACE}/{{name}}", table)]


def _offered(name: str, snapshot: snapshots.Snapshot) -> str | None:
    """Return what is offered under a name; other names are not kept, or many of them would crowd out those that are."""
    names = tables.names(snapshot.con, snapshot.content)
    return _text(snapshot.version.id, name, snapshot) if name in {package.DESCRIPTION, *names} else None


@st.cache_resource(max_entries=100, show_spinner=False)
def _text(version_id: str, name: str, _snapshot: snapshots.Snapshot) -> str:
    if name == package.DESCRIPTION:
        return json.dumps(_description(version_id, _snapshot), indent=1, ensure_ascii=False)
    return _csv(_snapshot, tables.names(_snapshot.con, _snapshot.content)[name])


def _csv(snapshot: snapshots.Snapshot, indicator_id: str) -> str:
    held = tables.table(snapshot.con, snapshot.content, indicator_id)
    lines = [package.line(*each) for each in held.rows]
    return package.text(lines, held.source, snapshot.version.id, snapshot.version.is_demonstration)


def _description(version_id: str, snapshot: snapshots.Snapshot) -> dict:
    resources = []
    for name, indicator_id in tables.names(snapshot.con, snapshot.content).items():
        indicator = snapshot.content.indicators[indicator_id]
        source = snapshot.content.sources[indicator.source]
        resources.append(package.resource(name, indicator, source, _text(version_id, name, snapshot)))
    title = f"{snapshot.content.borough.partnership}: figures of the dashboard"
    return package.description(title, version_id, snapshot.version.is_demonstration, resources)


def link() -> None:
    """Offer the way to all tables beside a download, where the public has them."""
    if is_public():
        way = '<a href="data#tables" target="_self">All figures as open tables</a>'
        st.html(f'<p class="sbp-source">{way}, one file for each measure</p>')


def caveat(view: snapshots.View, indicator_id: str) -> str:
    """Return what was done to a measure before it was published, "" where nothing was."""
    indicator = view.snapshot.content.indicators[indicator_id]
    return indicator.caveats[-1] if is_public() and indicator.sensitivity == publishing.PROTECTED else ""
