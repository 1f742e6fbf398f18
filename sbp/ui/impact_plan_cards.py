"""The plan of a year's days: rules with their price, calendar, map, plans that come close, and who is left out."""

from html import escape

import streamlit as st

from sbp.answers import impact_register
from sbp.charts import impact_map, impact_words, words
from sbp.errors import SbpError
from sbp.impact_model import ImpactContent
from sbp.planning_model import BackTest, Need, Slot, YearPlan
from sbp.ui import answers, boundary, cards, impact_answers, impact_controls, links, listing
from sbp.ui.cache import drawing
from sbp.ui.frame import Page


def show(page: Page) -> None:
    """Show the plan beside its rules."""
    impact = impact_answers.content(page)
    is_demonstration = page.snapshot.version.is_demonstration
    left, right = st.columns([30, 70], gap="medium")
    with left:
        st.header("Rules", anchor=False)
        wish = impact_controls.wish(page, impact)
        with st.expander("Weights: how much one incident counts"):
            saved = impact_register.weight_sets(is_demonstration)
            weights = impact_controls.weights(page, impact, saved)
            _save(page, weights)
    for sentence in links.notices():
        st.warning(sentence)
    with right, boundary.guarded("the plan of impact days"):
        with st.spinner("Solving"):
            plan = impact_answers.plan(page, weights, wish)
        _plan(page, impact, impact_answers.need_of(page, weights), plan)


def past(page: Page) -> None:
    """Show how the rule would have done in past years."""
    impact = impact_answers.content(page)
    wards = impact_controls.ward_options(page)
    with st.container(border=True):
        used = st.multiselect(
            "Wards that days went to last year, in turn", list(wards), format_func=wards.__getitem__, key="used"
        )
        page.chosen["used"], page.defaults["used"] = "", ""
        weights = {each.indicator: each.weight if each.addressed else 0.0 for each in impact.issues}
        with st.spinner("Trying past years"):
            test = impact_answers.back_test(page, weights, impact.settings.days_a_year, tuple(used))
        st.header(impact_words.lead(test), anchor=False)
        cards.subtitle(
            "Share of the need that then came, covered by one day a month and no ward twice, by what was known before"
        )
        listing.show(_years(test), "Share of need covered in each past year by each way of choosing")
        st.write(
            "Chance is the floor and hindsight the ceiling. A way that is no better than the simple count is no reason "
            "to give up the simple count. Shares count what is recorded, so more recording looks like more need."
        )


def _save(page: Page, weights: dict[str, float]) -> None:
    if not impact_register.may_write():
        return
    name = st.text_input("Name to save these weights by", key="weights_name")
    if st.button("Save weights"):
        try:
            impact_register.save_weights(page.snapshot.version.is_demonstration, name, weights)
            st.success("Saved.")
        except SbpError as fault:
            st.error(str(fault))


def _plan(page: Page, impact: ImpactContent, need: Need, plan: YearPlan) -> None:
    with st.container(border=True):
        st.header(impact_words.plan_headline(plan), anchor=False)
        names = {each.id: each.name for each in page.snapshot.content.indicators.values()}
        if plan.reason:
            st.info("Switch one of these rules, or ask for fewer days.")
            return
        cards.subtitle(
            f"Days from {words.month_in_full(plan.slots[0].month)}, each covering its ward for "
            f"{impact.settings.months_covered} months. {impact_words.proof(plan)}."
        )
        listing.show(_calendar(impact, plan.slots), "Calendar of the days planned")
        listing.show(_prices(plan), "What each rule costs, in need covered")
        _map(page, need, plan)
        st.html(f'<p class="sbp-source">{escape(impact_words.made_of(need, names))}</p>')
    with st.container(border=True):
        st.header("What nearly made it", anchor=False)
        listing.show(_missed(plan), "Wards without a day, those in highest need first")
        st.header("Plans that come close", anchor=False)
        listing.show(
            _alternatives(plan), "Other plans, each with at least two days in wards that the ones above leave out"
        )
        st.header("Need by ward", anchor=False)
        listing.show(_needs(need), "Need of every ward in an average year, the highest first")
        st.write(
            "Need is weighted incidents expected, times how firmly that can be said: the share of it that holds in "
            f"nine of ten of {need.choices} other reasonable ways of making it. A high need says where help goes, not "
            "who is to blame; what is recorded follows reporting."
        )


def _map(page: Page, need: Need, plan: YearPlan) -> None:
    vintage = page.snapshot.content.borough.vintages[-1].id
    is_demonstration = page.snapshot.version.is_demonstration
    key = tuple((slot.month, slot.ward_code) for slot in plan.slots)
    spec = drawing(
        page, "impact map", key, tuple(sorted(need.weights.items())),
        make=lambda: impact_map.spec(
            need, plan.slots, answers.outlines(page, vintage, degrees=False), is_demonstration, page.colours
        ),
    )  # fmt: skip
    cards.picture(spec, impact_map.alt(need, plan.slots))
    st.html('<p class="sbp-source">Darker: more need. Months: days planned.</p>')


def _calendar(impact: ImpactContent, slots: tuple[Slot, ...]) -> list[dict[str, str]]:
    return [
        {
            "Month": words.month_name(slot.month),
            "Ward": slot.ward_name,
            "Theme": impact.themes[slot.theme].name if slot.theme in impact.themes else "",
            "Need covered": words.number(slot.covered),
        }
        for slot in slots
    ]


def _prices(plan: YearPlan) -> list[dict[str, str]]:
    return [
        {"Rule": each.told, "Switched": "on" if each.is_on else "off", "Price": impact_words.price(each)}
        for each in plan.switches
    ]


def _missed(plan: YearPlan) -> list[dict[str, str]]:
    return [{"Ward": name, "Why it is not in the plan": impact_words.missed(cost)} for name, cost in plan.missed]


def _alternatives(plan: YearPlan) -> list[dict[str, str]]:
    return [
        {
            "Plan": f"{number}",
            "Covers": f"{each.share:.1%} as much",
            "Days": "; ".join(f"{words.month_name(slot.month)[:3]} {slot.ward_name}" for slot in each.slots),
        }
        for number, each in enumerate(plan.alternatives, start=2)
    ]


def _needs(need: Need) -> list[dict[str, str]]:
    return [
        {"Ward": ward.name, "Need a year": words.number(ward.total), "How firm": f"{ward.stability:.0%}"}
        for ward in need.wards
    ]


def _years(test: BackTest) -> list[dict[str, str]]:
    return [
        {"Way of choosing": told}
        | {words.month_name(year.first_month): f"{year.shares[way]:.1%}" for year in test.years}
        for way, told in test.ways.items()
    ]
