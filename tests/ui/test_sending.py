"""A connection to a port that was opened as Streamlit opens it sends each piece at once."""

import asyncio
import socket

import pytest

from sbp.ui import sending


class Asked(asyncio.Protocol):
    """Notes whether the first connection holds small pieces back."""

    def __init__(self, told: asyncio.Future[bool]) -> None:
        self.told = told

    def connection_made(self, transport):
        ours = transport.get_extra_info("socket")
        self.told.set_result(bool(ours.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))


async def _sends_at_once() -> bool:
    sending.at_once()
    told = asyncio.get_running_loop().create_future()
    with socket.socket(family=socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        server = await asyncio.get_running_loop().create_server(lambda: Asked(told), sock=listening)
        async with server:
            _, writer = await asyncio.open_connection("127.0.0.1", listening.getsockname()[1])
            found = await told
            writer.close()
            return found


def test_nothing_is_held_back_until_the_browser_answers():
    assert asyncio.run(_sends_at_once())


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets here")
def test_a_socket_that_is_no_connection_of_the_network_is_left_alone(tmp_path):
    async def listens() -> bool:
        sending.at_once()
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(tmp_path / "s"))
            server = await asyncio.get_running_loop().create_server(asyncio.Protocol, sock=listening)
            async with server:
                return server.is_serving()

    assert asyncio.run(listens())
