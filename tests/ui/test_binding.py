"""Where nobody signs in, the program answers its own machine alone, unless it is the public's."""

import asyncio

import pytest
from streamlit import config, net_util
from streamlit.web.server import server_util

from sbp.ui import binding, server


@pytest.fixture
def listen(monkeypatch):
    def at(address):
        monkeypatch.setattr(config, "get_option", lambda name: {"server.address": address}[name])

    return at


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost"])
def test_its_own_machine_is_served(listen, address):
    listen(address)
    binding.check()


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.4", "", None, "dashboard.example"])
def test_others_are_refused_with_a_sentence_before_anything_is_served(listen, capsys, address):
    listen(address)
    with pytest.raises(SystemExit):
        binding.check()
    said = capsys.readouterr().err
    assert said.startswith("Nobody signs in here")
    assert "SBP_AUDIENCE=public" in said


@pytest.mark.parametrize(("name", "value"), [("SBP_AUDIENCE", "public"), ("SBP_SIGN_IN", "oidc")])
def test_the_public_and_whoever_signs_in_may_come_from_elsewhere(listen, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    listen("0.0.0.0")
    binding.check()
    assert not binding.is_stranger({"type": "http", "server": ("192.168.1.4", 8501), "headers": []})


def test_no_other_host_is_asked_where_this_machine_is(monkeypatch):
    asked = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, timeout: asked.append(url))
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)  # put back afterwards
    binding.ask_nobody()
    assert not server_util.is_url_from_allowed_origins("https://evil.example")
    assert asked == []


@pytest.fixture
def came_to():
    """Answer a request or a websocket that came in at an address; return the kinds of the messages sent back."""

    def answer(address, kind, host="127.0.0.1:8501"):
        sent = []

        async def page(scope, receive, send):
            await send({"type": "websocket.accept" if kind == "websocket" else "http.response.start", "headers": []})

        async def send(message):
            sent.append(message.get("status") or message["type"])

        scope = {
            "type": kind,
            "path": "/",
            "headers": [(b"host", host.encode())],
            "method": "GET",
            "server": (address, 8501),
        }
        asyncio.run(server.Guard(page)(scope, None, send))
        return sent[0]

    return answer


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_a_request_from_its_own_machine_is_answered(came_to, address):
    assert came_to(address, "http") == "http.response.start"
    assert came_to(address, "websocket") == "websocket.accept"


@pytest.mark.parametrize("address", ["192.168.1.4", "2001:db8::1"])
def test_a_request_that_came_in_from_elsewhere_is_not(came_to, monkeypatch, address):
    assert came_to(address, "http") == 403
    assert came_to(address, "websocket") == "websocket.close"
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    assert came_to(address, "websocket") == "websocket.accept"


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "elsewhere.example:8501", "192.168.1.4", "127.0.0.1.elsewhere.example", "[::1"]
)
def test_a_request_by_a_false_name_is_not_answered_though_it_came_to_this_machine(came_to, host):
    assert came_to("127.0.0.1", "http", host) == 403
    assert came_to("127.0.0.1", "websocket", host) == "websocket.close"


@pytest.mark.parametrize("host", ["localhost:8501", "[::1]:8501", "127.0.0.1", ""])
def test_the_machine_s_own_names_are_answered(came_to, host):
    assert came_to("127.0.0.1", "http", host) == "http.response.start"
