"""Asking a web application without a network."""

import asyncio
from collections.abc import Callable

import httpx
import pytest


@pytest.fixture
def ask() -> Callable[..., httpx.Response]:
    """Send one request to an ASGI application: `ask(app, path, method="GET", headers=None)`."""

    def send(app, path: str, method: str = "GET", headers: dict[str, str] | None = None) -> httpx.Response:
        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                return await client.request(method, path, headers=headers)

        return asyncio.run(once())

    return send
