"""What is folded under a map: would a rule have named the right places, and how concentrated are events?"""

from html import escape

import streamlit as st

from sbp.charts import prediction_charts, prediction_words
from sbp.model import Indicator
from sbp.standing import Concentrated, PlaceKind, PlaceTest
from sbp.ui import cards, folding, standing_answers
from sbp.ui.cache import drawing
from sbp.ui.frame import Page


def details(page: Page, indicator: Indicator, kind: PlaceKind, vintage: str, is_demonstration: bool) -> None:
    """Show both, folded, where they are known.

    Args:
        page: the page.
        indicator: the measure.
        kind: wards or cells.
        vintage: id of the ward boundaries; "" for cells.
        is_demonstration: whether the numbers are invented.
    """
    test = standing_answers.place_test(page, indicator.id, kind, vintage)
    if test is not None:
        with st.expander("Does it predict? Rules of choosing places, tried on the past"):
            _tested(page, indicator, test, vintage, is_demonstration)
    found = standing_answers.concentrated(page, indicator.id, kind, vintage)
    if found is not None:
        with st.expander("How concentrated is it?"):
            _concentrated(page, indicator, found, vintage, is_demonstration)


def _tested(page: Page, indicator: Indicator, test: PlaceTest, vintage: str, is_demonstration: bool) -> None:
    st.write(f"**{prediction_words.rules_headline(test)}.**")
    st.write(prediction_words.rules_sentence(test, indicator.unit))
    spec = drawing(
        page, "place test", indicator.id, test.kind, vintage,
        make=lambda: prediction_charts.rules_spec(test, is_demonstration, page.colours),
    )  # fmt: skip
    cards.picture(spec, prediction_charts.rules_alt(test, indicator.unit))
    st.html(folding.markup(prediction_words.rule_rows(test), "The same numbers by rule, the best first"))
    _note(prediction_words.TEST_NOTE)
    cards.download(f"{indicator.id}_{test.kind}_rules", prediction_words.rules_csv(test))


def _concentrated(page: Page, indicator: Indicator, found: Concentrated, vintage: str, is_demonstration: bool) -> None:
    st.write(f"**{prediction_words.concentration_headline(found, indicator.unit)}.**")
    st.write(prediction_words.concentration_sentence(found))
    spec = drawing(
        page, "concentration", indicator.id, found.kind, vintage,
        make=lambda: prediction_charts.curve_spec(found, is_demonstration, page.colours),
    )  # fmt: skip
    cards.picture(spec, prediction_charts.curve_alt(found, indicator.unit))
    st.html(folding.markup(prediction_words.concentration_rows(found), "The same numbers, the fullest places first"))
    _note(f"{prediction_words.CHANCE_NOTES[found.kind]} {found.draws} draws, seed {found.seed}.")
    cards.download(f"{indicator.id}_{found.kind}_concentration", prediction_words.concentration_csv(found))


def _note(text: str) -> None:
    st.html(f'<p class="sbp-source">{escape(text)}</p>')
