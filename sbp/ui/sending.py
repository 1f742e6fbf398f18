"""How what is drawn leaves the server: at once, never held back until the browser says that it has the last piece."""

import asyncio
import socket
from typing import Any


def at_once() -> None:
    """From now on, let the server that is about to listen send each piece of a page as soon as it is there.

    Streamlit opens the port itself, in a way that keeps the event loop from recognising the connections as TCP. The
    system then holds back a small piece until the one before it is acknowledged, which browsers put off for 40 ms: as
    long as the page itself takes. To be called while the event loop runs and before it listens.

    Reference: github.com/Kludex/uvicorn/issues/3149.
    """
    loop = asyncio.get_running_loop()
    own = loop.create_server

    async def listening(*factory: Any, sock: socket.socket | None = None, **options: Any) -> asyncio.Server:
        """Listen as the loop would; each connection takes the setting over from the socket that listens."""
        if sock is not None and sock.family in (socket.AF_INET, socket.AF_INET6):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return await own(*factory, sock=sock, **options)

    loop.create_server = listening  # type: ignore[method-assign]
