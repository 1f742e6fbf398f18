"""Downloads from a server that misbehaves: retried, resumed and checked, or refused with the reason."""

import gzip
import hashlib
import random
from datetime import UTC, datetime

import httpx
import pytest

from sbp.ingest.download import ATTEMPTS, REDIRECTS, Downloader, DownloadFault, Wanted

URL = "https://data.example.org/files/counts.csv"
PATH = "/data.example.org/files/counts.csv"
CSV = b"area,count\n" + b"E05099901,7\n" * 2000


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.seconds, self.slept = 0.0, []

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.seconds += seconds

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def downloader(publisher, tmp_path, clock):
    made = Downloader(
        tmp_path / "parts",
        publisher.url,
        sleep=clock.sleep,
        clock=clock,
        now=lambda: datetime(2026, 1, 1, 12, 0, 0, tzinfo=UTC),
        chance=random.Random(1),
        timeout=httpx.Timeout(0.5),
    )
    with made:
        yield made


@pytest.fixture
def get(downloader, tmp_path):
    (tmp_path / "work").mkdir()

    def run(url=URL, **known):
        return downloader.get(Wanted(url, "counts.csv", per_second=1000, **known), tmp_path / "work")

    return run


def ranged(says, body=CSV, etag='"one"'):
    """Answer as a server that knows ranges does."""

    def answer(headers):
        if "range" not in headers or headers.get("if-range") != etag:
            return says(body, headers={"ETag": etag})
        start = int(headers["range"].removeprefix("bytes=").removesuffix("-"))
        return says(body[start:], 206, {"ETag": etag, "Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}"})

    return answer


def test_a_file_arrives_with_its_hash_and_its_marks(publisher, says, get):
    publisher.says(PATH, says(CSV, headers={"ETag": '"one"', "Last-Modified": "Thu, 01 Jan 2026 00:00:00 GMT"}))
    received = get()
    assert received.path.read_bytes() == CSV
    assert (received.sha256, received.bytes) == (hashlib.sha256(CSV).hexdigest(), len(CSV))
    assert (received.etag, received.last_modified) == ('"one"', "Thu, 01 Jan 2026 00:00:00 GMT")


def test_progress_is_told_up_to_the_whole(publisher, says, downloader, tmp_path):
    publisher.says(PATH, says(CSV))
    told = []
    downloader.get(Wanted(URL, "counts.csv"), tmp_path, lambda *step: told.append(step))
    assert told[-1] == ("counts.csv", len(CSV), len(CSV))


def test_a_server_in_trouble_is_asked_again_after_growing_pauses(publisher, says, get, clock):
    publisher.says(PATH, says(status=500), says(status=503), says(status=502), says(CSV))
    assert get().bytes == len(CSV)
    pauses = [pause for pause in clock.slept if pause > 0.01]
    assert [0.5 * 2**n <= pause <= 2**n for n, pause in enumerate(pauses)] == [True] * 3


def test_it_gives_up_in_the_end(publisher, says, get):
    publisher.says(PATH, says(status=500))
    with pytest.raises(DownloadFault, match=r"answered 500 .*, 5 times in a row"):
        get()
    assert len(publisher.asked) == ATTEMPTS


@pytest.mark.parametrize(
    ("asks", "waits"), [("7", 7.0), ("Thu, 01 Jan 2026 12:00:09 GMT", 9.0), ("Wed, 01 Jan 2025 12:00:00 GMT", 0.0)]
)
def test_the_wait_that_a_server_asks_for_is_kept(publisher, says, get, clock, asks, waits):
    publisher.says(PATH, says(status=429, headers={"Retry-After": asks}), says(CSV))
    get()
    assert max(clock.slept) == pytest.approx(waits, abs=0.01)


def test_a_wait_beyond_reason_ends_the_download(publisher, says, get, clock):
    publisher.says(PATH, says(status=429, headers={"Retry-After": "3600"}), says(CSV))
    with pytest.raises(DownloadFault, match="wait 3600 seconds"):
        get()
    assert clock.seconds < 1


def test_a_wait_that_makes_no_sense_is_not_kept(publisher, says, get, clock):
    publisher.says(PATH, says(status=429, headers={"Retry-After": "soon"}), says(CSV))
    get()
    assert 0.5 <= max(clock.slept) <= 1.0


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_what_is_not_there_is_not_asked_for_again(publisher, says, get, status):
    publisher.says(PATH, says(status=status))
    with pytest.raises(DownloadFault, match=f"answered {status}"):
        get()
    assert len(publisher.asked) == 1


def test_a_download_cut_short_goes_on_where_it_stopped(publisher, says, get):
    publisher.says(PATH, says(CSV, headers={"ETag": '"one"'}, cut=9000), ranged(says))
    assert get().path.read_bytes() == CSV
    asked = publisher.asked[1][1]
    assert (asked["range"], asked["if-range"]) == ("bytes=9000-", '"one"')


def test_a_file_that_changed_meanwhile_is_begun_anew(publisher, says, get):
    publisher.says(PATH, says(CSV, headers={"ETag": '"one"'}, cut=9000), ranged(says, CSV + b"more\n", '"two"'))
    received = get()
    assert received.path.read_bytes() == CSV + b"more\n"
    assert received.etag == '"two"'


def test_a_later_run_goes_on_with_the_part_of_an_earlier_one(publisher, says, get):
    publisher.says(PATH, says(CSV, headers={"ETag": '"one"'}, cut=9000), says(status=404))
    with pytest.raises(DownloadFault, match="404"):
        get()
    publisher.says(PATH, ranged(says))
    assert get().path.read_bytes() == CSV
    assert "range" in publisher.asked[-1][1]


def test_without_a_mark_nothing_is_pieced_together(publisher, says, get):
    publisher.says(PATH, says(CSV, cut=9000), says(CSV))
    assert get().path.read_bytes() == CSV
    assert "range" not in publisher.asked[1][1]


@pytest.mark.parametrize("wrong", [(416, {}), (206, {"Content-Range": "bytes 0-10/11"})])
def test_a_server_that_gets_ranges_wrong_is_asked_for_the_whole(publisher, says, get, wrong):
    bad = says(b"wrong bytes", wrong[0], wrong[1])
    publisher.says(PATH, says(CSV, headers={"ETag": '"one"'}, cut=9000), bad, says(CSV))
    assert get().path.read_bytes() == CSV


def test_a_body_that_stays_short_is_refused(publisher, says, get):
    publisher.says(PATH, says(CSV, cut=100))
    with pytest.raises(DownloadFault, match="cut short"):
        get()


def test_a_server_that_says_nothing_is_not_waited_for(publisher, says, get):
    publisher.says(PATH, says(CSV, delay=0.8), says(CSV))
    assert get().bytes == len(CSV)
    assert len(publisher.asked) == 2


def test_nobody_there_is_one_clause(tmp_path, clock):
    closed = Downloader(tmp_path, "http://127.0.0.1:9", sleep=clock.sleep, clock=clock)
    with closed, pytest.raises(DownloadFault, match="cannot be reached, 5 times in a row"):
        closed.get(Wanted(URL, "counts.csv"), tmp_path)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "a web page came"),
        (b"\xef\xbb\xbf\n <HTML><body>Sorry</body></HTML>", "a web page came"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "a web page came"),
        (b"", "empty"),
        (b" \r\n", "empty"),
    ],
)
def test_what_is_no_data_is_refused(publisher, says, get, tmp_path, body, reason):
    publisher.says(PATH, says(body, headers={"ETag": '"one"'}))
    with pytest.raises(DownloadFault, match=reason):
        get()
    assert list((tmp_path / "parts").iterdir()) == []


def test_an_xml_answer_is_data(publisher, says, get):
    publisher.says(PATH, says(b'<?xml version="1.0"?><service_requests/>'))
    assert get().bytes == 40


def test_the_declared_checksum_is_held_to(publisher, says, get):
    publisher.says(PATH, says(CSV))
    assert get(sha256=hashlib.sha256(CSV).hexdigest()).bytes == len(CSV)
    with pytest.raises(DownloadFault, match="checksum"):
        get(sha256="0" * 64)


def test_an_answer_packed_for_the_journey_is_unpacked_and_can_be_gone_on_with(publisher, says, get):
    packed = gzip.compress(CSV)
    marks = {"Content-Encoding": "gzip", "ETag": '"one"'}
    publisher.says(PATH, says(packed, headers=marks, cut=50), ranged(says, packed))
    assert get().path.read_bytes() == CSV


@pytest.mark.parametrize("announced", [True, False])
def test_a_file_beyond_the_cap_is_left(publisher, says, get, announced):
    headers = {} if announced else {"Content-Length": None}
    publisher.says(PATH, says(CSV, headers=headers))
    with pytest.raises(DownloadFault, match="larger than 0 MB"):
        get(most_bytes=5000)


def test_a_copy_that_is_still_the_newest_is_not_sent_again(publisher, says, get):
    publisher.says(PATH, says(status=304))
    received = get(etag='"one"', last_modified="Thu, 01 Jan 2026 00:00:00 GMT")
    assert received.path is None
    headers = publisher.asked[0][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"one"', "Thu, 01 Jan 2026 00:00:00 GMT")


def test_redirects_are_followed_on_the_host_and_to_https(publisher, says, get):
    publisher.says(PATH, says(status=302, headers={"Location": "/data.example.org/moved.csv"}))
    publisher.says(
        "/data.example.org/moved.csv", says(status=301, headers={"Location": "https://store.example.org/x.csv?key=1"})
    )
    publisher.says("/store.example.org/x.csv?key=1", says(CSV))
    assert get().path.read_bytes() == CSV


@pytest.mark.parametrize("target", ["http://elsewhere.example.org/x.csv", "ftp://elsewhere.example.org/x.csv", "//["])
def test_redirects_that_lead_astray_are_not_followed(publisher, says, get, target):
    publisher.says(PATH, says(status=302, headers={"Location": target}))
    with pytest.raises(DownloadFault, match=r"another host without https|not a proper one"):
        get()


def test_redirects_without_end_are_not_followed(publisher, says, get):
    publisher.says(PATH, says(status=302, headers={"Location": PATH}))
    with pytest.raises(DownloadFault, match="more than 5 times"):
        get()
    assert len(publisher.asked) == REDIRECTS + 1


def test_a_host_is_asked_no_faster_than_it_allows(publisher, says, downloader, tmp_path, clock):
    publisher.says(PATH, says(CSV))
    for _ in range(16):
        downloader.get(Wanted(URL, "counts.csv", per_second=15), tmp_path)
    assert clock.seconds == pytest.approx(1.0)


def test_an_answer_that_is_no_json_is_said_to_be_none(publisher, says, downloader, tmp_path):
    publisher.says(PATH, says(b"{"))
    with pytest.raises(DownloadFault, match="not the list"):
        downloader.json(URL, tmp_path)
