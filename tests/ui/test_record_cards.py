"""The Records page: who wrote what and when, unchanged; written out and brought back."""

import pytest

from sbp.store import records


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Records of this test's own, with two entries of which one replaces the other."""
    place = tmp_path / "records.sqlite"
    monkeypatch.setattr(records, "place", lambda is_demonstration: place)
    first = records.add(place, "decision", "lights", {"text": "<b>Mend</b> the lights"}, "analyst")
    records.add(place, "decision", "lights", {"text": "Mend two lights"}, "board", first.sequence, "more were found")
    return place


def test_every_entry_is_shown_with_its_writer_and_what_it_replaced(visit, read, path):
    page = visit("records")
    words = read(page)
    assert "2 entries, each sealed by the one before it" in words
    assert "more were found" in words
    assert "Text: &lt;b&gt;Mend&lt;/b&gt; the lights" in words
    assert "{" not in words.split("What was written down")[-1].split("</table>")[0]


def test_an_entry_changed_behind_our_back_is_said(visit, path, monkeypatch):
    monkeypatch.setattr(records, "faults", lambda _: ["Entry 1 is not as it was written, or one before it is gone"])
    assert "Entry 1 is not as it was written" in visit("records").error[0].value


def test_it_is_not_there_for_the_board(visit, path, monkeypatch):
    monkeypatch.setenv("SBP_AUDIENCE", "board")
    assert [title.value for title in visit("records").title] != ["Records"]
