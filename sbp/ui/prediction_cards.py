"""What is folded under a map: would a rule have named the right places, and how concentrated are events?"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import streamlit as st

from sbp.charts import prediction_charts, prediction_words
from sbp.standing import Concentrated, PlaceKind, PlaceTest
from sbp.ui import cards, downloads, folding, folds, standing_answers
from sbp.ui.cache import chart_text, drawing
from sbp.ui.frame import Page


class Measured(NamedTuple):
    """What is looked at: id, what it counts as it ends "412 ...", wards or cells, ward boundaries, whose figures."""

    id: str
    noun: str
    kind: PlaceKind
    vintage: str
    is_demonstration: bool
    source: str


def details(page: Page, measured: Measured) -> None:
    """Show both, folded, where they are known."""
    key = measured.id, measured.kind, measured.vintage
    test = standing_answers.place_test(page, *key)
    if test is not None:
        label = "Does it predict? Rules of choosing places, tried on the past"
        folds.lazily(folds.RULES, label, lambda: _tested(page, measured, test))
    found = standing_answers.concentrated(page, *key)
    if found is not None:
        folds.lazily(folds.CONCENTRATION, "How concentrated is it?", lambda: _concentrated(page, measured, found))


class _Shown(NamedTuple):
    """What a fold shows, in its order.

    Headline, measure and period, sentence, what would mislead on the page and in the picture, alt text, file, card.
    """

    headline: str
    period: str
    sentence: str
    note: str
    reading: str
    alt: str
    file: str
    card: str


def _tested(page: Page, measured: Measured, test: PlaceTest) -> None:
    shown = _Shown(
        prediction_words.rules_headline(test),
        prediction_words.rules_period(test, measured.noun),
        prediction_words.rules_sentence(test, measured.noun),
        prediction_words.TEST_NOTE,
        prediction_words.TEST_NOTE,
        prediction_charts.rules_alt(test, measured.noun),
        f"{measured.id}_{test.kind}_rules",
        "rules",
    )
    spec = chart_text(
        page, "place test", *measured,
        make=lambda: prediction_charts.rules_spec(test, measured.is_demonstration, page.colours),
    )  # fmt: skip
    rows = drawing(
        page, "place test rows", *measured,
        make=lambda: folding.markup(prediction_words.rule_rows(test), "By rule, the best first"),
    )  # fmt: skip
    _show(page, measured, shown, spec, rows, partial(prediction_words.rules_csv, test, measured.source))


def _concentrated(page: Page, measured: Measured, found: Concentrated) -> None:
    chance = prediction_words.CHANCE_NOTES[found.kind]
    shown = _Shown(
        prediction_words.concentration_headline(found, measured.noun),
        prediction_words.concentration_period(found, measured.noun),
        prediction_words.concentration_sentence(found),
        f"{chance} {found.draws} draws, seed {found.seed}.",
        chance,
        prediction_charts.curve_alt(found, measured.noun),
        f"{measured.id}_{found.kind}_concentration",
        "concentration",
    )
    spec = chart_text(
        page, "concentration", *measured,
        make=lambda: prediction_charts.curve_spec(found, measured.is_demonstration, page.colours),
    )  # fmt: skip
    rows = drawing(
        page, "concentration rows", *measured,
        make=lambda: folding.markup(prediction_words.concentration_rows(found), "The fullest places first"),
    )  # fmt: skip
    _show(page, measured, shown, spec, rows, partial(prediction_words.concentration_csv, found, measured.source))


def _show(page: Page, measured: Measured, shown: _Shown, spec: str, rows: str, csv: Callable[[], str]) -> None:
    st.write(f"**{shown.headline}.**")
    cards.subtitle(shown.period)
    st.write(shown.sentence)
    cards.picture(spec, shown.alt)
    st.html(rows)
    cards.note(shown.note)
    told = (shown.headline, f"{shown.period}. {shown.sentence}", f"{shown.reading} {measured.source}")
    downloads.offer(shown.file, csv, downloads.Picture(spec, *told, page.version_id), card=shown.card)
