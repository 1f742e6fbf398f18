"""What an address can hold: nothing in it becomes a fault, markup, or a way to what is not shown."""

import contextlib
import os
import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sbp import months
from sbp.ui import links

IS_FULL = bool(os.environ.get("SBP_FULL_TESTS"))
TRIES = 10_000 if IS_FULL else 300
VISITS = 50 if IS_FULL else 2
PAGES = (
    "overview",
    "priorities",
    "hotspots",
    "trends",
    "ward",
    "impact_days",
    "london",
    "delivery",
    "residents",
    "evidence",
)
KEYS = (
    "indicator", "area", "ward", "vintage", "months", "to", "measure", "view", "with", "v", "part", "day", "period",
    "priority", "partner", "document", "verdict", "figure", "by", "kind", "nonsense",
)  # fmt: skip
NASTY = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "../../etc/passwd", "..%2f..%2f", "=1+1", ",,,,",
    "'; DROP TABLE area;--", "[x](https://elsewhere.example)", "![x](https://elsewhere.example/x.png)", "\u202e",
    "9999-99", "0001-01", "2022-13", "E05000000", "NaN", "-1", "1e999", "None", "{}", "%", "a" * 5000, "",
    "$x$", "\x00",
)  # fmt: skip
WARDS = {"E05000011": "Northgate", "E05000012": "Southgate & Mill"}
ANYTHING = st.one_of(st.text(max_size=200), st.sampled_from(NASTY))


@settings(max_examples=TRIES, deadline=None)
@given(ANYTHING)
def test_what_is_asked_for_is_one_of_the_options_or_nothing(wanted):
    assert links.match(wanted, WARDS) in (*WARDS, None)


@settings(max_examples=TRIES, deadline=None)
@given(ANYTHING)
def test_what_is_quoted_cannot_start_a_link_a_picture_or_markup(wanted):
    said = links.quoted(wanted)
    assert len(said) <= 2 * (links.LONGEST_QUOTED + 1)
    bare = said.replace("\\\\", "")
    for mark in "[]()<>`$#!|":
        assert bare.count(mark) == bare.count(f"\\{mark}")


@settings(max_examples=TRIES, deadline=None)
@given(ANYTHING)
def test_a_month_is_a_month_or_a_value_error(wanted):
    with contextlib.suppress(ValueError):
        assert months.parse(wanted).day == 1


@pytest.mark.parametrize("page_id", PAGES)
def test_a_page_asked_for_nonsense_is_whole_and_says_nothing_of_its_insides(
    visit, published_site, monkeypatch, page_id
):
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    chance = random.Random(page_id)
    for _ in range(VISITS):
        asked = {
            key: chance.choice(NASTY) if chance.random() < 0.7 else "".join(chance.choices(string.printable, k=20))
            for key in chance.sample(KEYS, 8)
        }
        app = visit(page_id, **asked)
        assert not app.exception, asked
        assert not app.error, (asked, [each.value for each in app.error])
        assert len(app.title) == 1
        own = "".join(element.proto.body for element in app.get("html"))
        assert "<script>alert" not in own
        assert "onerror=" not in own
