"""The server around the pages: headers on every answer, closed addresses, and whether it is ready."""

import json

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from sbp import settings
from sbp.ui import server


@pytest.fixture
def app():
    async def page(_request):
        return PlainTextResponse("page")

    return Starlette(routes=[*server.routes(), Route("/", page)], middleware=server.middleware())


@pytest.mark.parametrize("path", ["/", "/ready", "/nothing-here", "/_stcore/metrics"])
def test_every_answer_carries_the_security_headers(ask, app, path):
    headers = ask(app, path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "object-src 'none'" in headers["content-security-policy"]


def test_no_other_host_may_be_asked_for_anything():
    sources = server.POLICY.replace(";", " ").split()
    assert not [each for each in sources if "http" in each or each == "*"]


def test_a_ground_of_somebody_elses_widens_the_policy_by_exactly_its_host(ask, monkeypatch):
    monkeypatch.setenv("SBP_TILE_STYLE", "https://tiles.example/styles/light.json?key=1")
    monkeypatch.setenv("SBP_TILE_ATTRIBUTION", "Example maps")
    app = Starlette(routes=server.routes(), middleware=server.middleware())
    parts = ask(app, "/ready").headers["content-security-policy"].split("; ")
    widened = [part for part in parts if "tiles.example" in part]
    assert [part.split()[0] for part in widened] == ["img-src", "connect-src"]
    assert {each for part in parts for each in part.split() if "//" in each} == {"https://tiles.example"}


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/mcp"])
@pytest.mark.parametrize("method", ["GET", "PUT", "POST"])
def test_addresses_that_no_page_uses_are_closed(ask, app, path, method):
    assert ask(app, path, method).status_code == 404


def test_ready_says_no_while_there_is_no_data(ask, app):
    answer = ask(app, "/ready")
    assert answer.status_code == 503
    assert answer.json()["ready"] is False


def test_ready_names_the_version_being_served(ask, app):
    folder = settings.build_dir()
    folder.mkdir(parents=True)
    version = "2026-03-06.1-0123abcd"
    (folder / f"{version}.duckdb").write_bytes(b"")
    manifest = {"id": version, "identity": "0123abcd", "built_on": "2026-03-06", "is_demonstration": True}
    (folder / f"{version}.json").write_text(json.dumps(manifest))
    assert ask(app, "/ready").json() == {"ready": True, "data_version": version, "is_demonstration": True}


@pytest.mark.parametrize(("audience", "is_closed"), [("analyst", False), ("board", True), ("public", True)])
def test_only_the_analysts_program_takes_files(monkeypatch, audience, is_closed):
    monkeypatch.setenv("SBP_AUDIENCE", audience)
    assert server.is_closed("/_stcore/upload_file/session/file") is is_closed
    assert server.is_closed("/trends/_stcore/upload_file/session/file") is is_closed


def test_no_other_host_s_window_may_steer_a_page(ask, app):
    answer = ask(app, "/_stcore/host-config").json()
    assert answer["allowedOrigins"] == []
    assert answer["enableCustomParentMessages"] is False
