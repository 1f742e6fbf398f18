"""A publisher's server on this machine that misbehaves as told, for the tests of downloading."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass(frozen=True)
class Answer:
    """What the server says: `cut` bytes of the body at most, after `delay` seconds; a header of None is left out."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str | None] = field(default_factory=dict)
    cut: int | None = None
    delay: float = 0.0


@dataclass
class Publisher:
    """Answers by path, in order, the last one again and again; an answer may be made from the request's headers."""

    url: str
    answers: dict[str, list[Answer | Callable[[dict[str, str]], Answer]]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def says(self, path: str, *answers: Answer | Callable[[dict[str, str]], Answer]) -> None:
        self.answers[path] = list(answers)

    def answer(self, path: str, headers: dict[str, str]) -> Answer:
        self.asked.append((path, headers))
        queue = self.answers.get(path) or self.answers.get(path.partition("?")[0]) or [Answer(b"not here", 404)]
        answer = queue.pop(0) if len(queue) > 1 else queue[0]
        return answer(headers) if callable(answer) else answer


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = mine.answer(self.path, {name.lower(): value for name, value in self.headers.items()})
            time.sleep(answer.delay)
            self.send_response(answer.status)
            headers = {"Content-Length": str(len(answer.body))} | answer.headers
            for name in (each for each in headers if headers[each] is not None):
                self.send_header(name, headers[name])
            self.end_headers()
            self.wfile.write(answer.body[: answer.cut])

        def log_message(self, *_: object) -> None:
            """Keep the tests' output to what failed."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Say nothing of a client that hangs up before the end: some tests do so on purpose."""

    server = Server(("127.0.0.1", 0), Handler)
    mine = Publisher(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield mine
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def says() -> type[Answer]:
    return Answer
