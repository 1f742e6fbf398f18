"""The address as the state of a page: matching, and a link that keeps everything."""

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
