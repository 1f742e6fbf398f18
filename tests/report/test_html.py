"""The HTML file: complete in itself, and what people wrote stays text."""

import base64
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from sbp.paper import Document
from sbp.report import cells, html
from tests.report.conftest import ATTACK


@pytest.fixture(scope="module")
def written(document: Document) -> str:
    return html.write(document).decode()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data) -> None:
        self.texts.append(data)


def _parsed(written: str) -> _Tags:
    tags = _Tags()
    tags.feed(written)
    return tags


def test_it_runs_nothing_and_asks_nobody(written: str) -> None:
    tags = _parsed(written)
    assert not [tag for tag, _ in tags.seen if tag in ("script", "iframe", "link", "object", "form")]
    named = ("src", "srcset", "href")
    addresses = [value for _, held in tags.seen for name, value in held.items() if name in named]
    assert all(each.startswith(("data:image/svg+xml;base64,", "#")) for each in addresses)
    assert not [name for _, held in tags.seen for name in held if name.startswith("on")]
    assert "default-src 'none'" in written


def test_what_people_wrote_stays_text(written: str) -> None:
    kept = cells.clean(ATTACK)
    assert sum(each.strip() == kept for each in _parsed(written).texts) >= 8
    assert "<script" not in written


def test_pictures_are_described_and_hold_their_numbers(written: str) -> None:
    tags = _parsed(written)
    alts = [held["alt"] for tag, held in tags.seen if tag == "img"]
    assert alts == ["Line chart of things, falling.", "Map of wards."]
    drawn = base64.b64decode(re.search(r"base64,([^\"]+)", written)[1]).decode()
    assert "<script" not in drawn
    assert "<text" in drawn
    assert "The numbers behind figure 1" in written
    narrow, wide = (
        float(re.search(r'width="([\d.]+)"', base64.b64decode(each).decode())[1])
        for each in re.findall(r'base64,([^"]+)"', written)[:2]
    )
    assert narrow < 420 < wide  # each with type of the usual size, so a phone's can be read


def test_it_says_what_it_is(written: str) -> None:
    assert written.count(cells.DEMONSTRATION) == 2
    assert 'lang="en-GB"' in written
    for each in ("OFFICIAL", "Jan 2025 to Apr 2025", "2026-03-06.1-abcd1234", "6 Mar 2026, 14:30", "© Maker"):
        assert each in written
    levels = [int(tag[1]) for tag, _ in _parsed(written).seen if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
