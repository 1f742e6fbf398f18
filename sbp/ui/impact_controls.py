"""The rules and weights of a plan as controls, each in the address so that a plan can be sent and opened again."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from sbp import months
from sbp.answers import need
from sbp.answers.impact_plan import first_month
from sbp.answers.impact_problem import STAYS, YEAR, Wish
from sbp.charts import words
from sbp.impact_model import ImpactContent
from sbp.ui import answers, filters, links
from sbp.ui.frame import Page

YES, NO = "yes", "no"
MOST_DAYS, MOST_WEIGHT, MOST_CAMERAS = 36, 1000.0, 9
DAYS, CAMERAS, WARDS, PLACES = "days", "cameras", "wards", "places"
WHAT = {DAYS: "Impact days", CAMERAS: "Deployable cameras"}
BY = {WARDS: "Wards", PLACES: "Places within wards"}
SEPARATOR = ","
_KEPT = "_impact_kept"  # what was chosen outlives its control, which is gone while another part of the page is on show


def wish(page: Page, impact: ImpactContent) -> Wish:
    """Offer what is planned, how much of it and the rules; return what is asked for."""
    what = filters.choose(page, "what", "Plan", WHAT, DAYS, is_list=False)
    return _cameras(page, impact) if what == CAMERAS else _days(page, impact)


def is_within(page: Page, of_wish: Wish) -> bool:
    """Offer whether wards or places within them are planned; cameras always stand in places."""
    if of_wish.stay:
        return True
    return filters.choose(page, "by", "By", BY, WARDS, is_list=False) == PLACES


def _cameras(page: Page, impact: ImpactContent) -> Wish:
    wards, told, settings = ward_options(page), impact.settings.rules, impact.settings
    count = _number(page, "cameras", "Cameras", settings.cameras, 1, MOST_CAMERAS)
    stay = _number(page, "stay", "Months that each stays in a place", settings.camera_months, min(STAYS), max(STAYS))
    least = _number(page, "least_wards", told["least_wards"], 0, 0, len(wards))
    excluded = _several(page, "left_out", told["excluded"], wards)
    promised = _several(page, "promised", told["promised"], wards)
    return Wish(
        first_month=first_month(page.today),
        days=count * (YEAR // stay),
        per_month=count,
        least_wards=least or None,
        excluded=frozenset(excluded),
        promised=frozenset(promised),
        stay=stay,
    )


def _days(page: Page, impact: ImpactContent) -> Wish:
    start = first_month(page.today)
    run = {months.text(each): words.month_name(each) for each in months.span(start, months.add(start, 11))}
    wards = ward_options(page)
    told, settings = impact.settings.rules, impact.settings
    days = _number(page, "days", "Days in the year", settings.days_a_year, 1, MOST_DAYS)
    per_month = _switch(page, "one_a_month", told["per_month"], True)
    per_ward = _switch(page, "ward_once", told["per_ward"], False)
    gap = _switch(page, "apart", told["gap"], True)
    themes = _switch(page, "themes", told["themes"], False)
    least = _number(page, "least_wards", told["least_wards"], 0, 0, len(wards))
    closed = _several(page, "closed", told["closed"], run)
    excluded = _several(page, "left_out", told["excluded"], wards)
    promised = _several(page, "promised", told["promised"], wards)
    return Wish(
        first_month=start,
        days=days,
        per_month=settings.days_a_month if per_month else None,
        per_ward=1 if per_ward else None,
        gap=settings.months_between_neighbours if gap else 0,
        least_wards=least or None,
        closed=frozenset(map(months.parse, closed)),
        excluded=frozenset(excluded),
        promised=frozenset(promised),
        themes=themes,
    )


def weights(page: Page, impact: ImpactContent, saved: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Offer how much one incident of each measure counts; a saved set fills them in."""
    if saved:
        st.selectbox(
            "Saved weights", list(saved), index=None, placeholder="Choose a saved set", key="saved_weights",
            on_change=_fill, args=(dict(saved),),
        )  # fmt: skip
    found, defaults = {}, need.default_weights(impact)
    for issue in impact.issues:
        name = page.snapshot.content.indicators[issue.indicator].name
        key, default = f"w_{issue.indicator}", defaults[issue.indicator]
        _settle(page, key, default, lambda text: _within(float(text), 0.0, MOST_WEIGHT))
        value = st.number_input(name, 0.0, MOST_WEIGHT, step=1.0, key=key, help=issue.why, on_change=_keep, args=(key,))
        found[issue.indicator] = float(value)
        _tell(page, key, f"{value:g}", f"{default:g}")
    return found


def used(page: Page, wards: Mapping[str, str]) -> list[str]:
    """Offer to enter the wards that days went to last year; return their codes in the order entered."""
    return _several(page, "used", "Wards that days went to last year, in turn", wards)


def kept_weights(page: Page, impact: ImpactContent) -> dict[str, float]:
    """Return the weights as they were last chosen, or as the address has them, without offering them."""
    found = {}
    for indicator, default in need.default_weights(impact).items():
        key = f"w_{indicator}"
        _settle(page, key, default, lambda text: _within(float(text), 0.0, MOST_WEIGHT), is_shown=False)
        found[indicator] = float(st.session_state.get(_KEPT, {}).get(key, default))
        _tell(page, key, f"{found[indicator]:g}", f"{default:g}")
    return found


def _fill(saved: Mapping[str, Mapping[str, float]]) -> None:
    for indicator, weight in saved.get(st.session_state["saved_weights"] or "", {}).items():
        st.session_state[f"w_{indicator}"] = float(weight)
        _keep(f"w_{indicator}")


def _number(page: Page, key: str, label: str, default: int, least: int, most: int) -> int:
    _settle(page, key, default, lambda text: int(_within(int(text), least, most)))
    value = int(st.number_input(label, least, most, step=1, key=key, on_change=_keep, args=(key,)))
    _tell(page, key, str(value), str(default))
    return value


def _switch(page: Page, key: str, label: str, default: bool) -> bool:
    _settle(page, key, default, {YES: True, NO: False}.__getitem__)
    value = st.toggle(label, key=key, on_change=_keep, args=(key,))
    _tell(page, key, YES if value else NO, YES if default else NO)
    return value


def _several(page: Page, key: str, label: str, options: Mapping[str, str]) -> list[str]:
    def read(text: str) -> list[str]:
        """Return those of the options that a text names."""
        return [each for each in text.split(SEPARATOR) if each in options]

    _settle(page, key, [], read)
    value = st.multiselect(
        label, list(options), key=key, format_func=lambda each: options.get(each, each), on_change=_keep, args=(key,)
    )
    _tell(page, key, SEPARATOR.join(value), "")
    return value


def _settle(page: Page, key: str, default: Any, read: Any, is_shown: bool = True) -> None:
    """Give a control its value before it is shown: the address's when it decides, else what was chosen before.

    What is not shown has no control; its value is only kept.
    """
    kept = st.session_state.setdefault(_KEPT, {})
    if page.address_decides:
        kept.pop(key, None)
        wanted = links.asked(key)
        if wanted is not None:
            try:
                kept[key] = read(wanted)
            except (ValueError, KeyError):
                links.note(key, f"“{wanted[:60]}” is not available here, so the usual choice is shown instead.")
    if not is_shown:
        return
    if page.address_decides or key not in st.session_state:
        st.session_state[key] = kept.get(key, default)


def _keep(key: str) -> None:
    links.forget(key)
    st.session_state.setdefault(_KEPT, {})[key] = st.session_state[key]


def _tell(page: Page, key: str, value: str, default: str) -> None:
    page.chosen[key], page.defaults[key] = value, default


def _within(value: float, least: float, most: float) -> float:
    if not least <= value <= most:
        raise ValueError(f"{value} is not from {least} to {most}")
    return value


def ward_options(page: Page) -> dict[str, str]:
    """Return the wards in force by code."""
    newest = page.snapshot.content.borough.vintages[-1].id
    held = sorted(answers.all_areas(page), key=lambda each: each.name)
    return {each.code: each.name for each in held if each.kind == "ward" and each.vintage == newest}
