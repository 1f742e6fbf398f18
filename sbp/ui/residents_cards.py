"""What residents say: printed surveys and consultations, and attitudes quarter by quarter."""

from html import escape
from itertools import groupby

import streamlit as st

from sbp.answers import residents
from sbp.answers.residents import Attitude, Share
from sbp.charts import attitudes, strategy_words, words
from sbp.survey_model import SurveyShare
from sbp.ui import cards, downloads, filters, strategy_answers, strategy_cards
from sbp.ui.cache import chart_text
from sbp.ui.frame import Page

QUESTION = "question"
NO_SAMPLE = (
    "Shares are as printed. How people were chosen is not printed, so no margin can be given. Those who answer a "
    "consultation chose to, and do not stand for all residents."
)


def printed(page: Page) -> None:
    """Show each printed survey: question, answers in order of their shares, and how many answered."""
    shares = page.snapshot.content.surveys.shares
    for (survey, wave), group in groupby(shares, key=lambda each: (each.survey, each.wave)):
        found = list(group)
        base = {each.base for each in found}
        asked = (
            f"{base.pop()} people answered"
            if len(base) == 1 and None not in base
            else "how many answered is not printed"
        )
        st.header(f"{survey}, {wave}", anchor=False)
        found.sort(key=lambda each: (each.question, -each.share))
        ids = [residents.figure_of(page.snapshot.content, each) for each in found]
        evidence = strategy_cards.proofs(page, ((each,) if each else () for each in ids))
        st.html(
            strategy_cards.table([_printed(each) for each in found], f"{survey} of {wave}: {asked}", evidence=evidence)
        )
    if shares:
        cards.note(NO_SAMPLE)


def _printed(each: SurveyShare) -> dict[str, str]:
    return {
        "Question": each.question,
        "Answer": each.answer,
        "Share": strategy_words.share(each.share),
        strategy_cards.WHERE: strategy_words.printed_at(each.reference),
    }


def objections(page: Page) -> None:
    """Show the reasons that respondents gave against proposed priorities, and what the partnership answered."""
    for chosen in page.snapshot.content.strategies.periods:
        strategy_cards.objections(chosen)


def quarterly(page: Page) -> None:
    """Show one question of the attitude survey quarter by quarter, with the region beside it."""
    found = {f"{each.survey}: {each.question}": each for each in strategy_answers.attitudes(page)}
    st.header("Attitudes by quarter", anchor=False)
    if not found:
        st.info("No data: no file of an attitude survey with four or more quarters has been loaded.")
        return
    offered = {str(place): name for place, name in enumerate(found)}
    with filters.row(folds=False):
        chosen = found[offered[filters.choose(page, QUESTION, "Question", offered, "0")]]
    with st.container(border=True):
        _attitude(page, chosen)


def _attitude(page: Page, chosen: Attitude) -> None:
    place = page.snapshot.content.borough
    borough, region = place.name, place.region
    last = chosen.shares[-1]
    finding = attitude_finding(chosen, borough, region)
    st.subheader(finding, anchor=False)
    mark = f" {words.DEMONSTRATION}." if page.snapshot.version.is_demonstration else ""
    shown = f"Share of residents asked, {borough} and {region}, {_span(chosen)}.{mark}"
    cards.subtitle(shown)
    quarters = [
        attitudes.Quarter(each.period_end, each.share, each.low, each.high, each.elsewhere) for each in chosen.shares
    ]
    key = ("attitude", chosen.survey, chosen.question)
    spec = chart_text(page, *key, make=lambda: attitudes.spec(quarters, borough, region, page.colours))
    cards.picture(spec, _alt(chosen, borough, region))
    doubt = "" if last.base else " The publisher gives no number of people asked, so no interval can be drawn."
    st.html(
        f'<p class="sbp-source">{escape("Each figure covers twelve months, so neighbouring quarters share answers.")}'
        f"{escape(doubt)} A borough's sample says nothing about single wards. {escape(chosen.attribution)}</p>"
    )
    with st.expander("Table: the same numbers"):
        st.html(
            strategy_cards.table(
                [_share(each, region) for each in reversed(chosen.shares)], f"{chosen.question}, newest quarter first"
            )
        )
    source = f"{chosen.survey}. {chosen.attribution}"
    csv = attitudes.csv(quarters, f"{finding}. {shown}{doubt} {chosen.attribution}")
    downloads.offer("attitudes", csv, downloads.Picture(spec, finding, shown, source, page.version_id))


def attitude_finding(chosen: Attitude, borough: str, region: str) -> str:
    """Say a question's newest share beside the region's, and what it was in the first year held."""
    first, last = chosen.shares[0], chosen.shares[-1]
    beside = "" if last.elsewhere is None else f" ({region}: {strategy_words.share(last.elsewhere)})"
    told = f"{chosen.question}: {strategy_words.share(last.share)} in {borough}{beside}, {_year_to(last)}"
    if first is last:
        return told
    return f"{told}; {strategy_words.share(first.share)} in the {_year_to(first)}"


def _year_to(each: Share) -> str:
    return f"year to {words.month_name(each.period_end)}"


def _span(chosen: Attitude) -> str:
    return f"{_year_to(chosen.shares[0])} up to the {_year_to(chosen.shares[-1])}"


def _alt(chosen: Attitude, borough: str, region: str) -> str:
    first, last = chosen.shares[0], chosen.shares[-1]
    beside = f" {region}: {strategy_words.share(last.elsewhere)}." if last.elsewhere is not None else ""
    return (
        f"Line chart. {chosen.question}: {strategy_words.share(first.share)} in the {_year_to(first)}, "
        f"{strategy_words.share(last.share)} in the {_year_to(last)} in {borough}.{beside} "
        "The same numbers are in the table."
    )


def _share(each: Share, region: str) -> dict[str, str]:
    interval = "–"
    if each.low is not None and each.high is not None:
        interval = f"{strategy_words.share(each.low)} to {strategy_words.share(each.high)}"
    return {
        "Twelve months to": words.month_name(each.period_end),
        "Borough": strategy_words.share(each.share),
        "Likely range": interval,
        region: strategy_words.share(each.elsewhere) if each.elsewhere is not None else words.NO_DATA,
        "People asked": words.number(each.base) if each.base else "not given",
    }
