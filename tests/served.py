"""This dashboard served as a visitor meets it, by the command of the README."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Server:
    """A running server: its port and its process."""

    port: int
    process: subprocess.Popen

    @property
    def address(self) -> str:
        """The address that a visitor on this machine opens."""
        return f"http://127.0.0.1:{self.port}"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextlib.contextmanager
def running(data: Path, port: int | None = None, **environment: str) -> Iterator[Server]:
    """Start the dashboard over a data folder; it answers by the time that the body runs."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    log = data / f"server-{port}.log"
    with log.open("w") as out:
        everything = os.environ | {"SBP_DATA_DIR": str(data)} | environment
        process = subprocess.Popen(command, cwd=ROOT, env=everything, stdout=out, stderr=out)
    server = Server(port, process)
    try:
        _wait_for(f"{server.address}/_stcore/health", process, log)
        yield server
    finally:
        process.terminate()
        process.wait(20)


@contextlib.contextmanager
def serving(data: Path, port: int | None = None, **environment: str) -> Iterator[str]:
    """Serve the dashboard over a data folder; the address is given back."""
    with running(data, port, **environment) as server:
        yield server.address


def _wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(150):
        assert server.poll() is None, log.read_text()
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise AssertionError(f"the server did not answer: {log.read_text()}")
