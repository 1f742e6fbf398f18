"""The web server around the pages: warm-up, compression, security headers, and whether it is ready to serve."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sbp import access, logs, settings
from sbp.store import versions
from sbp.ui import (
    binding,
    building,
    compression,
    memory,
    messages,
    published,
    refusals,
    sending,
    settled,
    turns,
    warm_up,
)

SCRIPT = str(Path(__file__).with_name("shell.py"))
# Streamlit's own addresses that no page of ours uses: counters, remote control; and uploads, which the analyst's does.
CLOSED = ("/_stcore/metrics", "/_stcore/agent")
UPLOADS = "/_stcore/upload_file"
# A page asks for this before it starts. Streamlit's own answer lets windows of other hosts steer it; ours lets none.
HOST_CONFIG = "/_stcore/host-config"
NO_HOSTS = {
    "allowedOrigins": [],
    "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
    "enforceDownloadInNewTab": False,
    "metricsUrl": "off",
    "blockErrorDialogs": False,
    "resourceCrossOriginMode": None,
}
# Streamlit styles its elements inline, maps compile WebAssembly and draw from blobs; nothing comes from another host.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob: ws: wss:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"x-frame-options", b"SAMEORIGIN"),
)


def policy() -> str:
    """Return what pages may load from where: all from here, but for the ground of street maps where one is set."""
    tiles = settings.tile_style()
    if tiles is None:
        return POLICY
    host = f"https://{urlsplit(tiles[0]).netloc}"
    return POLICY.replace("img-src 'self'", f"img-src 'self' {host}").replace(
        "connect-src 'self'", f"connect-src 'self' {host}"
    )


class Guard:
    """Adds the security headers to every answer and closes addresses that no page uses."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._headers = ((b"content-security-policy", policy().encode()), *HEADERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "websocket" and binding.is_stranger(scope):
            await send({"type": "websocket.close", "code": 1008, "reason": "Not from here"})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            """Pass an answer on with our headers beside its own."""
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self._headers]
            await send(message)

        refusal = _refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send_guarded)
            return
        await self.app(scope, receive, send_guarded)


def _refusal(scope: Scope) -> JSONResponse | None:
    """Return the answer to a request that goes no further."""
    if is_closed(scope["path"]):
        return JSONResponse({"error": "This address is closed."}, status_code=404)
    if binding.is_stranger(scope):
        return JSONResponse({"error": binding.REFUSED}, status_code=403)
    if scope["path"] == HOST_CONFIG:
        return JSONResponse(NO_HOSTS)
    return None


def is_closed(path: str) -> bool:
    """Return whether an address is not to be reached by anybody of the audience that the program was started for."""
    if UPLOADS in path:
        return not access.of_audience().may("load data")
    return any(part in path for part in CLOSED)


async def ready(_request: Request) -> JSONResponse:
    """Answer 200 with the data version where pages can be served, 503 while there is no data."""
    version = versions.current()
    if version is None:
        reason = "Nothing has been published yet." if published.is_public() else "No data has been built yet."
        return JSONResponse({"ready": False, "reason": reason}, status_code=503)
    return JSONResponse({"ready": True, "data_version": version.id, "is_demonstration": version.is_demonstration})


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Do the slow work before the first visitor comes; stop a build that is under way when the server stops."""
    logs.start(to_stderr=True)
    sending.at_once()
    memory.share()
    settled.keep_theme()
    settled.keep_flush()
    settled.keep_presenter()
    if published.is_public():  # few work at once elsewhere, and a clicker's keys come faster than screens are made
        turns.take()
    refusals.tell()
    messages.keep_to_ours()
    watch = published.Watch()
    watch.start()
    warm_up.run()
    memory.settle()
    sweeping = asyncio.create_task(memory.sweep())
    logs.event("server ready")
    yield
    logs.event("server stops")
    sweeping.cancel()
    watch.stop()
    building.builder().stop()


def check() -> None:
    """End the program with a sentence where it may not listen at the address that it was told."""
    binding.check()
    binding.ask_nobody()


def middleware() -> list[Middleware]:
    """Return what every request passes through, outermost first."""
    return [Middleware(Guard), Middleware(compression.Assets)]


def routes() -> list[Route]:
    """Return the addresses beside the pages."""
    return [Route("/ready", ready), *published.routes()]
