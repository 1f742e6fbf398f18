"""Longer texts: shown as people wrote them, and missed in a sentence."""

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


def test_a_long_text_begins_with_the_way_to_its_parts(visit, read):
    parts = texts.parts("methods")
    assert ("wards-in-order", "Wards in order") in parts
    told = read(visit("methods"))
    assert all(f'href="#{anchor}"' in told for anchor, _ in (*parts, texts.MEASURES))
