"""The address as the state of a page: matching, and a link that keeps everything."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from sbp.ui import links

WARDS = {"E05000011": "Northgate", "E05000012": "Southgate & Mill"}


@pytest.mark.parametrize("said", ["E05000012", "e05000012", "Southgate & Mill", " southgate & mill "])
def test_an_option_is_found_by_id_or_name(said):
    assert links.match(said, WARDS) == "E05000012"


@pytest.mark.parametrize("said", ["", "Southgate", "E05000013", "<script>"])
def test_anything_else_is_no_option(said):
    assert links.match(said, WARDS) is None


def test_a_lasting_link_holds_what_is_chosen_and_the_version():
    link = links.lasting({"indicator": "a b&c", "to": "2022-02", "ward": ""}, "2026-03-06.1-0123abcd")
    assert parse_qs(urlsplit(link).query) == {
        "indicator": ["a b&c"],
        "to": ["2022-02"],
        "v": ["2026-03-06.1-0123abcd"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "[here](https://elsewhere.example)",
        "![x](https://elsewhere.example/x.png)",
        "# Big",
        "<b>x</b>",
        "$x$",
        "www.x.example",
    ],
)
def test_what_an_address_says_is_quoted_and_never_followed(text):
    said = links.quoted(text)
    assert said.replace("\\", "") == text
    assert not re.search(r"(?<!\\)[\[\]()#<>$]|www\.", said)


def test_a_long_text_is_cut():
    assert len(links.quoted("x" * 5000)) == links.LONGEST_QUOTED + 1
    assert links.quoted("2020-01-01.1-00000000") == "2020-01-01.1-00000000"
    assert links.quoted("2026-02") == "Feb 2026"
