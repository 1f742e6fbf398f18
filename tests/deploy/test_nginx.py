"""The site behind nginx as it is shipped: two replicas, real requests, and what must be refused."""

import base64
import contextlib
import gzip
import http
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sbp.store import versions
from tests import chromium, served

SHIPPED = served.ROOT / "deploy" / "nginx"
HOST = "dashboard.example.gov.uk"
KEPT = "/var/cache/safer-bromley"
# A quarter of what one address may ask at once, and forgotten slower, so that a busy machine soon counts too many.
AT_ONCE, FORGOTTEN, FEWER = "sbp_pages burst=600", "rate=20r/s", 150
# People of one office who open a page at the same moment, and what a first view asks for at most: of the replicas, and
# of files that never change.
OFFICE, ASKED, FILES = 60, 9, 120
# "user" counts only where root runs this, whose folders for tests nobody else may enter
AROUND = """daemon off;
user root;
pid nginx.pid;
error_log error.log warn;
events {{}}
http {{
    include {mime};
    log_format replica '$uri $status $upstream_addr';
    access_log access.log replica;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
    include conf.d/*.conf;
}}
"""


@dataclass
class Site:
    """The site in front of its replicas: where it listens, what it wrote down, and who is behind it."""

    port: int
    folder: Path
    replicas: list[served.Server]

    def ask(
        self, path: str, method: str = "GET", source: str = "127.0.0.1", **headers: str
    ) -> http.client.HTTPResponse:
        """Send one request as a visitor of that address would, to the site's own name unless another is given."""
        names = {"Host": HOST} | {name.replace("_", "-"): value for name, value in headers.items()}
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20, source_address=(source, 0))
        line.request(method, path, headers=names)
        answer = line.getresponse()
        answer.body = answer.read()
        line.close()
        return answer

    def replica_of(self, path: str) -> str:
        """Return the replica that answered the last request for a path."""
        time.sleep(0.05)  # nginx writes its log after the answer
        lines = [line.split() for line in (self.folder / "access.log").read_text().splitlines()]
        return next(line[-1] for line in reversed(lines) if line[0] == path)


@pytest.fixture(scope="module")
def nginx() -> str:
    """The program; where there is none, tests are skipped, or fail where `SBP_REQUIRE_NGINX` is set."""
    path = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if path is None and not os.environ.get("SBP_REQUIRE_NGINX"):
        pytest.skip("nginx is not installed")
    assert path, "SBP_REQUIRE_NGINX is set and nginx is not installed"
    return path


@pytest.fixture(scope="module")
def site(nginx: str, published_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The shipped configuration in front of two replicas of the public's program, with only its ports changed."""
    folder, port = tmp_path_factory.mktemp("nginx"), served.free_port()
    for name in ("build", "public"):
        shutil.copytree(published_site / name, folder / "data" / name)
    named = {"STREAMLIT_BROWSER_SERVER_ADDRESS": HOST, "SBP_AUDIENCE": "public"}
    with contextlib.ExitStack() as stack:
        replicas = [stack.enter_context(served.running(folder / "data", **named)) for _ in range(2)]
        _lay(folder, port, [each.port for each in replicas])
        process = subprocess.Popen([nginx, "-p", str(folder), "-c", "nginx.conf"])
        made = Site(port, folder, replicas)
        for _ in range(100):
            with contextlib.suppress(OSError):
                made.ask("/ready")
                break
            time.sleep(0.1)
        yield made
        process.send_signal(signal.SIGQUIT)
        process.wait(20)


def _lay(folder: Path, port: int, replica_ports: list[int]) -> None:
    shutil.copytree(SHIPPED / "safer-bromley", folder / "safer-bromley")
    (folder / "conf.d").mkdir()
    conf = (SHIPPED / "safer-bromley.conf").read_text()
    tried = {KEPT: str(folder / "kept"), AT_ONCE: f"sbp_pages burst={FEWER}", FORGOTTEN: "rate=2r/s"}
    for old, new in tried.items():
        assert old in conf
        conf = conf.replace(old, new)
    (folder / "conf.d" / "safer-bromley.conf").write_text(conf)
    mime = folder / "mime.types"
    mime.write_text("types { text/html html; }\n")
    (folder / "nginx.conf").write_text(AROUND.format(mime=mime))
    for name, old, new in (("listen.conf", ["8080"], [port]), ("site.conf", ["8501", "8502"], replica_ports)):
        path = folder / "safer-bromley" / name
        text = path.read_text()
        for was, now in zip(old, new, strict=True):
            assert text.count(f":{was} ") == 1, f"{name} does not name port {was} once"
            text = text.replace(f":{was} ", f":{now} ")
        path.write_text(text)


def test_a_page_comes_with_each_protecting_header_once(site: Site) -> None:
    answer = site.ask("/")
    names = [name.lower() for name, _ in answer.getheaders()]
    assert answer.status == 200
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert answer.headers["x-content-type-options"] == "nosniff"
    for name in ("content-security-policy", "strict-transport-security", "x-content-type-options", "x-frame-options"):
        assert names.count(name) == 1, name
    assert answer.headers["server"] == "nginx", "neither version nor application is told"
    assert "no-cache" in answer.headers["cache-control"]


def test_scripts_are_compressed_and_kept_by_the_browser(site: Site) -> None:
    script = re.search(rb"/?(static/js/[\w.-]+\.js)", site.ask("/").body).group(1).decode()
    answer = site.ask(f"/{script}", Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers.get_all("cache-control") == ["public, max-age=31536000, immutable"]
    again = site.ask(f"/{script}?asked=anew", Accept_Encoding="gzip")
    assert again.body == answer.body
    assert site.replica_of(f"/{script}") == "-", "a replica is asked for it once"
    assert gzip.decompress(again.body) == site.ask(f"/{script}").body, "who takes nothing compressed is given it plain"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "dashboard.example.gov.uk.evil.example"])
def test_another_name_is_refused_in_a_sentence(site: Site, host: str) -> None:
    answer = site.ask("/", Host=host)
    assert answer.status == 421
    assert b"cannot be shown (reference 421)" in answer.body
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/upload_file/a/b",
        "/_stcore/metrics",
        "/_stcore/agent",
        "/trends/_stcore/metrics",
        "//_stcore/./%6detrics",
    ],
)
def test_addresses_that_no_visitor_needs_are_closed(site: Site, path: str) -> None:
    assert site.ask(path).status == 404
    assert site.ask(path, "PUT").status == 405


@pytest.mark.parametrize(("path", "status"), [(f"/{'a' * 9000}", 414), ("/media/../../x", 400), ("/refused", 404)])
def test_what_nginx_itself_cannot_read_is_refused_in_a_sentence_too(site: Site, path: str, status: int) -> None:
    answer = site.ask(path)
    assert answer.status == status
    assert f"cannot be shown (reference {status})".encode() in answer.body
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_nothing_can_be_sent(site: Site) -> None:
    assert {site.ask("/", method).status for method in ("POST", "PUT", "DELETE", "OPTIONS")} == {405}


def test_the_settings_that_a_page_asks_for_come_from_nginx(site: Site) -> None:
    answer = site.ask("/_stcore/host-config")
    assert b'"allowedOrigins":[]' in answer.body
    assert site.replica_of("/_stcore/host-config") == "-"


def _opens(site: Site, origin: str, cookie: str = "") -> bool:
    """Return whether the lasting connection of a tab opens."""
    key = base64.b64encode(bytes(16)).decode()
    asked = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": key}
    named = {"Sec-WebSocket-Protocol": "streamlit", "Origin": origin, "Cookie": cookie}
    return site.ask("/_stcore/stream", **asked, **named).status == http.HTTPStatus.SWITCHING_PROTOCOLS


def test_only_our_own_pages_open_the_lasting_connection(site: Site) -> None:
    assert _opens(site, f"https://{HOST}")
    assert not _opens(site, "https://evil.example")
    assert not _opens(site, f"https://{HOST}.evil.example")
    assert site.ask("/", Origin="https://evil.example").status == 403


@pytest.mark.browser
def test_a_real_browser_sees_the_whole_page(site: Site) -> None:
    complaints = []
    with chromium.launched(f"--host-resolver-rules=MAP {HOST} 127.0.0.1") as browser:
        tab = browser.new_page()
        tab.on("pageerror", lambda fault: complaints.append(str(fault)))
        tab.on("response", lambda answer: complaints.append(answer.url) if answer.status >= 400 else None)
        tab.goto(f"http://{HOST}:{site.port}/trends")
        tab.wait_for_function(chromium.SETTLED, timeout=30_000)
        assert tab.locator("h1").inner_text() == "Trends"
        assert tab.locator("canvas, svg.marks").count() > 0, "the chart is drawn under the security policy"
    # Streamlit looks for its own addresses under the page's path first.
    known = ("/trends/_stcore/health", "/trends/_stcore/host-config")
    assert not [each for each in complaints if not each.endswith(known)]


def test_a_visitor_stays_with_one_replica_and_visitors_are_spread(site: Site) -> None:
    first = site.ask("/ready")
    cookie = first.headers["set-cookie"].split(";")[0]
    home = site.replica_of("/ready")
    for _ in range(6):
        again = site.ask("/ready", Cookie=cookie)
        assert again.headers["set-cookie"] is None
        assert site.replica_of("/ready") == home
    assert len(_homes(site)) == 2


def _homes(site: Site) -> dict[str, str]:
    """Return a visitor's cookie for each replica that takes visitors now."""
    found = {}
    for number in range(12):
        cookie = f"sbp_replica={number:032x}"
        assert site.ask("/ready", Cookie=cookie).status == 200
        found[site.replica_of("/ready")] = cookie
    return found


def test_an_office_behind_one_address_may_come_at_once() -> None:
    conf = (SHIPPED / "safer-bromley.conf").read_text()
    assert {int(each) for each in re.findall(r"sbp_pages burst=(\d+)", conf)} == {600}
    assert OFFICE * ASKED < 600
    assert int(re.search(r"sbp_files burst=(\d+)", conf).group(1)) > OFFICE * FILES
    assert int(re.search(r"limit_conn sbp_tabs (\d+)", conf).group(1)) > 3 * OFFICE


def test_one_address_that_asks_too_much_is_slowed_and_others_are_not(site: Site) -> None:
    statuses = [site.ask("/ready", source="127.0.0.9").status for _ in range(2 * FEWER)]
    refused = site.ask("/ready", source="127.0.0.9")
    assert statuses[:FEWER] == [200] * FEWER
    assert 429 in statuses
    assert site.ask("/ready").status == 200
    assert refused.status == 429
    assert b"again in a minute" in refused.body


def test_a_new_publication_reaches_every_replica(site: Site) -> None:
    data = site.folder / "data"
    before = versions.current(data / "public").id
    noted = versions.current(data / "build").path.with_suffix(".json")
    told = json.loads(noted.read_text())
    noted.write_text(json.dumps(told | {"identity": told["identity"][::-1]}))  # as if other files had been built
    command = [sys.executable, "-m", "sbp", "publish"]
    subprocess.run(command, cwd=served.ROOT, env=os.environ | {"SBP_DATA_DIR": str(data)}, check=True)
    published = versions.current(data / "public").id
    assert published != before
    deadline = time.monotonic() + 30
    waiting = _homes(site)
    assert len(waiting) == 2
    while waiting and time.monotonic() < deadline:
        time.sleep(0.5)
        for replica, cookie in list(waiting.items()):
            if json.loads(site.ask("/ready", Cookie=cookie).body)["data_version"] == published:
                del waiting[replica]
    assert not waiting, "a replica goes on serving what was published before"


def test_a_replica_that_is_killed_takes_only_its_own_visitors_along(site: Site) -> None:
    homes = _homes(site)
    killed = site.replicas[1]
    os.kill(killed.process.pid, signal.SIGKILL)
    killed.process.wait(20)
    for cookie in homes.values():
        assert site.ask("/ready", Cookie=cookie).status == 200
        assert site.replica_of("/ready").endswith(f":{site.replicas[0].port}")
    assert all(_opens(site, f"https://{HOST}", cookie=cookie) for cookie in homes.values())
