"""Streamlit's own scripts and styles, compressed once and kept, because they are most of a first view's bytes."""

import gzip

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Packed = tuple[list[tuple[bytes, bytes]], bytes]
LEVEL = 6
SMALLEST = 800
KINDS = ("javascript", "text/", "json", "svg")


class Assets:
    """Serves `/static/` from memory, compressed; their names change with their content, so they never grow old."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[str, Packed] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not _is_asset(scope):
            await self.app(scope, receive, send)
            return
        found = self.kept.get(scope["path"])
        if found is None:
            found = await self._fetch(scope, receive, send)
        if found is not None:
            await send({"type": "http.response.start", "status": 200, "headers": found[0]})
            await send({"type": "http.response.body", "body": found[1]})

    async def _fetch(self, scope: Scope, receive: Receive, send: Send) -> Packed | None:
        """Ask the application and keep a compressed copy; pass on what does not compress, and return None."""
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            """Keep what the application sends instead of passing it on."""
            answer.append(message)

        # Without conditions and ranges, so that the answer is the whole file.
        plain = [pair for pair in scope["headers"] if pair[0] not in (b"if-none-match", b"if-modified-since", b"range")]
        await self.app({**scope, "headers": [*plain, (b"accept-encoding", b"identity")]}, receive, keep)
        body = b"".join(message.get("body", b"") for message in answer[1:])
        headers = MutableHeaders(raw=list(answer[0]["headers"]))
        is_text = any(kind in headers.get("content-type", "") for kind in KINDS)
        if answer[0]["status"] != 200 or len(body) < SMALLEST or not is_text:
            for message in answer:
                await send(message)
            return None
        packed = await run_in_threadpool(gzip.compress, body, LEVEL)
        headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(packed))
        headers.add_vary_header("Accept-Encoding")
        self.kept[scope["path"]] = (headers.raw, packed)
        return self.kept[scope["path"]]


def _is_asset(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or "/static/" not in scope["path"]:
        return False
    return "gzip" in Headers(scope=scope).get("accept-encoding", "")
