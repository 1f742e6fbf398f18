"""How to report: the shipped ways hold the numbers that everybody must find, and a wrong file says where."""

import pytest

from sbp.content import reporting
from sbp.errors import ContentFaults

WAY = "- {id: a, when: now, how: call, page: '', short: true}\n"


def test_the_shipped_ways_name_the_numbers_and_no_unsafe_page():
    found = reporting.load()
    told = " ".join(each.how for each in found)
    assert all(
        number in told
        for number in ("999", "101", "18000", "0800 555 111", "0808 2000 247", "0800 1111", "0300 123 2040")
    )
    assert "Safer Neighbourhood Team" in told
    assert all(each.page.startswith("https://") for each in found if each.page)
    assert 3 <= sum(each.is_short for each in found) <= 6


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WAY + WAY, "stands twice"),
        (WAY.replace("''", "http://example.org"), "must begin with https://"),
        (WAY.replace("how: call", "how: ''"), "how: is missing"),
        (WAY.replace("short", "long"), "long: is not a key"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path, text, said):
    (tmp_path / "reporting.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentFaults) as refused:
        reporting.load(tmp_path)
    assert any(said in fault for fault in refused.value.faults)
