"""The plan of a year's days: rules with their price, calendar, map, plans that come close, and who is left out."""

import streamlit as st

from sbp import months
from sbp.answers import impact_register
from sbp.answers.impact_problem import Wish
from sbp.charts import impact_places, impact_words, words
from sbp.errors import SbpError
from sbp.impact_model import ImpactContent
from sbp.planning_model import BackTest, Need, NeedWithin, Slot, YearPlan
from sbp.ui import boundary, cards, folding, impact_answers, impact_controls, impact_plan_map, links, listing, who
from sbp.ui.frame import Page

MOST_PLACES = 20


def show(page: Page) -> None:
    """Show the plan beside its rules."""
    impact = impact_answers.content(page)
    is_demonstration = page.snapshot.version.is_demonstration
    left, right = st.columns([30, 70], gap="medium")
    with left:
        st.header("Rules", anchor=False)
        wish = impact_controls.wish(page, impact)
        is_within = impact_controls.is_within(page, wish)
        with st.expander("Weights: how much one incident counts"):
            saved = impact_register.weight_sets(is_demonstration)
            weights = impact_controls.weights(page, impact, saved)
            _save(page, weights)
    for sentence in links.notices():
        st.warning(sentence)
    with right, boundary.guarded("the plan of impact days"):
        with st.spinner("Solving"):
            plan = impact_answers.plan(page, weights, wish, is_within)
        within = impact_answers.need_within(page, weights) if is_within else None
        need = impact_answers.need_of(page, weights)
        _plan(page, impact, wish, need, within, plan)
        if plan.slots:
            with st.spinner("Working out what each rule costs"):
                priced = impact_answers.priced(page, weights, wish, plan, is_within)
            _priced(impact, wish, need, within, priced)


def past(page: Page) -> None:
    """Show how the rule would have done in past years."""
    impact = impact_answers.content(page)
    wards = impact_controls.ward_options(page)
    with st.container(border=True):
        used = impact_controls.used(page, wards)
        weights = impact_controls.kept_weights(page, impact)
        with st.spinner("Trying past years"):
            test = impact_answers.back_test(page, weights, impact.settings.days_a_year, tuple(used))
        st.header(impact_words.lead(test), anchor=False)
        cards.subtitle(
            "Share of the need that then came, covered by one day a month and no ward twice, by what was known before"
        )
        st.html(folding.markup(_years(test), "Share of need covered in each past year by each way of choosing"))
        st.write(
            "Chance is the floor and hindsight the ceiling. A way that is no better than the simple count is no reason "
            "to give up the simple count. Shares count what is recorded, so more recording looks like more need."
        )


def _save(page: Page, weights: dict[str, float]) -> None:
    if not who.actor().may("write days"):
        return
    name = st.text_input("Name to save these weights by", key="weights_name")
    if st.button("Save weights"):
        try:
            label = who.actor().require("write days")
            impact_register.save_weights(page.snapshot.version.is_demonstration, label, name, weights)
            st.success("Saved.")
        except SbpError as fault:
            st.error(str(fault))


def _plan(page: Page, impact: ImpactContent, wish: Wish, need: Need, within: NeedWithin | None, plan: YearPlan) -> None:
    names = {each.id: each.name for each in page.snapshot.content.indicators.values()}
    with st.container(border=True):
        finding = impact_words.plan_headline(plan, bool(wish.stay))
        st.header(finding, anchor=False)
        if plan.reason:
            st.info("Switch one of these rules, or ask for fewer.")
            return
        shown = impact_words.plan_subtitle(plan, wish.stay or impact.settings.months_covered, bool(wish.stay))
        cards.subtitle(shown)
        listing.show(_calendar(impact, plan.slots, wish.stay), "Calendar of what is planned")
        made = [impact_words.made_of(need, names), *([impact_words.placed(within)] if within else [])]
        impact_plan_map.show(page, impact, need, within, plan.slots, (finding, shown), made)


def _priced(impact: ImpactContent, wish: Wish, need: Need, within: NeedWithin | None, plan: YearPlan) -> None:
    """Show what each rule costs, who is left out, other plans, and the need that all of it rests on."""
    with st.container(border=True):
        if plan.switches:
            st.header("What the rules cost", anchor=False)
            listing.show(_prices(plan), "What each rule costs, in need covered")
        st.header("What nearly made it", anchor=False)
        spot = "Place" if within else "Ward"
        missed = _missed(impact, plan, spot, bool(wish.stay))
        st.html(folding.markup(missed, f"{spot}s left out, those in highest need first"))
        st.header("Plans that come close", anchor=False)
        listing.show(_alternatives(plan), "Other plans, each at least twice in wards that the ones above leave out")
        st.header("Need by place" if within else "Need by ward", anchor=False)
        if within:
            rows = impact_places.rows(impact_places.listed(within, plan.slots), MOST_PLACES)
            listing.show(rows, f"The {MOST_PLACES} places in highest need in an average year, and all that are planned")
        else:
            listing.show(_needs(need), "Need of every ward in an average year, the highest first")
        st.write(
            "Need is weighted incidents expected, times how firmly that can be said: the share of it that holds in "
            f"nine of ten of {need.choices} other reasonable ways of making it. A high need says where help goes, not "
            "who is to blame; what is recorded follows reporting."
        )


def _calendar(impact: ImpactContent, slots: tuple[Slot, ...], stay: int) -> list[dict[str, str]]:
    rows = []
    for number, slot in enumerate(slots, start=1):
        last = months.add(slot.month, stay - 1)
        when = words.period(slot.month, last) if stay else words.month_name(slot.month)
        row = {"Months" if stay else "Month": f"{number}. {when}"}
        row["Place" if slot.place else "Ward"] = slot.place or slot.ward_name
        if not stay:
            row["Theme"] = impact.themes[slot.theme].name if slot.theme in impact.themes else ""
        rows.append(row | {"Need covered": words.number(slot.covered)})
    return rows


def _prices(plan: YearPlan) -> list[dict[str, str]]:
    return [
        {"Rule": each.told, "Switched": "on" if each.is_on else "off", "Price": impact_words.price(each)}
        for each in plan.switches
    ]


def _missed(impact: ImpactContent, plan: YearPlan, spot: str, is_cameras: bool) -> list[dict[str, str]]:
    return [
        {spot: each.name, "Why it is not in the plan": impact_words.missed(each, impact.settings.rules, is_cameras)}
        for each in plan.missed
    ]


def _alternatives(plan: YearPlan) -> list[dict[str, str]]:
    def told(slot: Slot) -> str:
        """Name a day's month and place."""
        return f"{words.month_name(slot.month)[:3]} {slot.place or slot.ward_name}"

    return [
        {
            "Plan": f"{number}",
            "Covers": f"{each.share:.1%} as much",
            "When and where": "; ".join(map(told, each.slots)),
        }
        for number, each in enumerate(plan.alternatives, start=2)
    ]


def _needs(need: Need) -> list[dict[str, str]]:
    return [
        {"Ward": ward.name, "Need a year": words.number(ward.total), "How firm": f"{ward.stability:.0%}"}
        for ward in need.wards
    ]


def _years(test: BackTest) -> list[dict[str, str]]:
    """Return a row for each year: there are up to twelve, and a table of twelve columns would not fit a screen."""
    return [
        {"Year from": words.month_name(year.first_month).replace(" ", "\N{NO-BREAK SPACE}")}
        | {told: f"{year.shares[way]:.1%}" for way, told in test.ways.items()}
        for year in test.years
    ]
