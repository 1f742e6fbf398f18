"""Longer texts: shown as people wrote them, and missed in a sentence."""

import re
from html import escape

import pytest

from sbp.errors import SbpError
from sbp.ui import texts


def test_the_accessibility_statement_has_what_the_law_asks_for(visit, read):
    told = read(visit("accessibility"))
    for part in (
        "What is not accessible",
        "Web Content Accessibility Guidelines",
        "contact",
        "Enforcement",
        "prepared on",
    ):
        assert part in told


def test_methods_tell_how_and_what_would_mislead_for_each_measure(visit, read, view):
    told = read(visit("methods"))
    for each in view.snapshot.content.indicators.values():
        assert f"<summary>{escape(each.name)}</summary>" in told
        assert escape(each.question) in told
        assert all(escape(caveat) in told for caveat in each.caveats)


def test_a_missing_text_is_a_sentence():
    with pytest.raises(SbpError, match="A text of the dashboard is missing"):
        texts.read("no-such-text")


def test_the_contact_is_the_settings_or_visibly_to_be_completed(visit, read, monkeypatch):
    assert "to be completed" in read(visit("accessibility"))
    monkeypatch.setenv("SBP_CONTACT", "safer@example.gov.uk, 020 0000 0000")
    told = read(visit("accessibility"))
    assert "safer@example.gov.uk, 020 0000 0000" in told
    assert "to be completed" not in told


def test_the_privacy_notice_says_what_is_kept_and_who_else_knows(visit, read):
    told = read(visit("privacy"))
    for part in ("cookies", "log", "Who else gets to know", "Information Commissioner"):
        assert part in told


def test_each_part_of_a_long_text_folds_under_its_heading_with_its_words_as_they_were_written(visit):
    (shown,) = (each.value for each in visit("methods").markdown if "<details" in each.value)
    written = texts.read("methods")
    assert shown.count("<summary><h2>") == written.count("\n## ")
    assert "<summary><h2>Wards in order</h2></summary>\n\nThe order by rate" in shown
    assert "\n## " not in shown
    body = re.sub(r"</?(details|summary|h2)[^>]*>", "", shown)
    assert body.split() == escape(written, quote=False).replace("\n## ", "\n").split()


def test_markup_in_a_text_is_words(visit, monkeypatch):
    monkeypatch.setattr(texts, "read", lambda _: "One.\n\n## <b>Two\n\n<img src=x>")
    (shown,) = (each.value for each in visit("methods").markdown if "<details" in each.value)
    assert "<b>" not in shown
    assert "<img" not in shown
