"""Longer texts: shown as people wrote them, and missed in a sentence."""

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
    app = visit("methods")
    told = read(app)
    names = [expander.label for expander in app.expander]
    for each in view.snapshot.content.indicators.values():
        assert each.name in names
        assert each.question in told
        assert all(caveat in told for caveat in each.caveats)


def test_a_missing_text_is_a_sentence():
    with pytest.raises(SbpError, match="A text of the dashboard is missing"):
        texts.read("no-such-text")
