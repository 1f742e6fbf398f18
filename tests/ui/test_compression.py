"""Streamlit's own scripts go out compressed, are compressed once, and arrive whole."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sbp.ui.compression import Assets

SCRIPT = "const words = 'the same again';\n" * 200


def _app(asked: list[str]) -> Starlette:
    def script(request: Request) -> Response:
        asked.append(request.url.path)
        return Response(SCRIPT, media_type="text/javascript")

    def picture(_request: Request) -> Response:
        return Response(b"\x89PNG" + b"0" * 2000, media_type="image/png")

    routes = [Route("/static/js/a.js", script), Route("/static/a.png", picture), Route("/other.js", script)]
    return Starlette(routes=routes, middleware=[Middleware(Assets)])


def test_a_script_is_compressed_once_and_arrives_whole(ask):
    asked: list[str] = []
    app = _app(asked)
    first = ask(app, "/static/js/a.js", headers={"accept-encoding": "gzip"})
    second = ask(app, "/static/js/a.js", headers={"accept-encoding": "gzip"})
    assert first.headers["content-encoding"] == "gzip"
    assert int(first.headers["content-length"]) < len(SCRIPT) / 10
    assert first.text == second.text == SCRIPT
    assert asked == ["/static/js/a.js"]


def test_who_does_not_read_compressed_gets_it_plain(ask):
    answer = ask(_app([]), "/static/js/a.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.text == SCRIPT


@pytest.mark.parametrize("path", ["/static/a.png", "/other.js"])
def test_pictures_and_other_addresses_are_left_alone(ask, path):
    answer = ask(_app([]), path, headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers


def test_a_missing_file_stays_missing(ask):
    assert ask(_app([]), "/static/none.js", headers={"accept-encoding": "gzip"}).status_code == 404
