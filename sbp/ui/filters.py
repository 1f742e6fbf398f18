"""The filters above a page: each has its key in the address and offers what the data holds."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial

import streamlit as st

from sbp import months
from sbp.charts import compare, words
from sbp.errors import SbpError
from sbp.model import AreaKind, Indicator, Vintage
from sbp.ui import answers, filter_fold, former_wards, links, published
from sbp.ui.frame import Page

Former = Callable[[str], tuple[str, str] | None]
NO_WARD = ""
MOST_COMPARED = compare.MOST - 1
WARD, PLACE = "ward", "cell"
PICKED = (WARD, PLACE)  # what can be picked on a map as well
PICKS = "_picks_of_"
USUAL = "_usual_of_"  # what a filter showed unasked: nobody is told that it is not available elsewhere
WARDS, STREETS = "wards", "streets"
BY = {WARDS: "Wards", STREETS: "Streets"}
WARDS_VIEW = "wards"
VIEWS = {
    "monthly": "Each month",
    "rolling": "Sums of 12 months",
    "adjusted": "Seasonally adjusted",
    WARDS_VIEW: "Every ward",
}
MEASURES = {
    "rate": "Per 1,000 residents",
    "smoothed": "Smoothed rate",
    "count": "Count",
    "change": "Change",
    "standing": "With neighbours",
}
COMPARED = "with"
PROTECTED = "_protected"
WINDOWS = {"12": "12", "6": "6", "3": "3", "1": "1"}


@contextmanager
def row(folds: bool = True) -> Iterator[None]:
    """Lay filters side by side above what they change; what could not be followed is said below them.

    Where `folds`, a phone shows them under one button; a single filter, or the parts of a page, should stay in sight.
    """
    if folds:
        filter_fold.button()
    key = "filters" if folds else "parts"
    with st.container(horizontal=True, gap="medium", vertical_alignment="top", key=key):
        yield
    for sentence in links.notices():
        st.warning(sentence)


def choose(
    page: Page,
    key: str,
    label: str,
    options: Mapping[str, str],
    default: str,
    is_list: bool = True,
    former: Former | None = None,
) -> str:
    """Show one filter and return the id chosen.

    Args:
        page: the page that the filter belongs to.
        key: the filter's name in the address.
        label: what a visitor reads above it.
        options: id to words, in the order they are offered.
        default: the id chosen where the address says nothing; it stays out of the address.
        is_list: whether the options stand in a list to open, instead of side by side.
        former: finds for what is no option any more the option that took its place, and a sentence that says so.
    """
    _settle(page, key, label, options, default, former)
    names = {"options": list(options), "format_func": lambda each: options.get(each, each), "key": key}
    if is_list:
        value = st.selectbox(label, on_change=_changed, args=(key,), **names)
    else:
        value = st.segmented_control(label, required=True, wrap=True, on_change=_changed, args=(key,), **names)
    page.chosen[key] = value if value is not None else default
    page.defaults[key] = default
    return page.chosen[key]


def choose_several(page: Page, key: str, label: str, options: Mapping[str, str], most: int) -> tuple[str, ...]:
    """Show a filter of which several options may be chosen, none by default; return the ids in the order chosen.

    In the address they stand together, parted by commas.
    """
    found = [links.match(each, options) for each in _several(page, key)]
    kept = list(dict.fromkeys(each for each in found if each))[:most]
    if len(kept) < len(found) and not links.is_noted(key):
        links.note(key, f"{label}: not all of what the link asks for is available here, or more than {most}.")
    if st.session_state.get(key) != kept:
        st.session_state[key] = kept
    chosen = st.multiselect(
        label, list(options), format_func=lambda each: options.get(each, each), key=key, max_selections=most,
        on_change=_changed, args=(key,), placeholder=f"Up to {most} more areas",
    )  # fmt: skip
    page.chosen[key], page.defaults[key] = ",".join(chosen), ""
    return tuple(chosen)


def _several(page: Page, key: str) -> list[str]:
    """Return what is asked for in a filter of several, by the address or by what was chosen."""
    wanted = (links.asked(key) or "").split(",") if page.address_decides else st.session_state.get(key, [])
    return [each for each in wanted if each]


def _changed(key: str) -> None:
    links.forget(key)
    if key in PICKED and key in st.session_state:  # a ward changed in the same moment takes its place along
        pick(key, st.session_state[key])
    if key == WARD:
        st.session_state.pop(PLACE, None)  # a place belongs to one ward


def pick(key: str, code: str) -> None:
    """Choose a ward or place in its filter, none by the empty code.

    For callbacks, because a filter on show cannot be set.
    """
    st.session_state[key] = code
    st.session_state[PICKS + key] = picks(key) + 1


def toggle(key: str, code: str) -> None:
    """Choose a ward or place as `pick` does; the one that is chosen already is let go."""
    pick(key, "" if st.session_state.get(key) == code else code)


def picks(key: str) -> int:
    """Return how often a ward or place has been chosen in this session."""
    return st.session_state.get(PICKS + key, 0)


def by(page: Page) -> str:
    """Offer whether hotspots are shown by ward or by street; return one of `BY`."""
    return choose(page, "by", "By", BY, WARDS, is_list=False)


def _settle(page: Page, key: str, label: str, options: Mapping[str, str], default: str, former: Former | None) -> None:
    """Give a filter its value before it is shown; keep a sentence where the address cannot be followed."""
    wanted = links.asked(key) if page.address_decides else st.session_state.get(key)
    found = default if wanted is None else links.match(wanted, options)
    if found is None and former and (since := former(wanted or "")) and since[0] in options:
        found = since[0]
        links.note(key, since[1])
    if found is None and (page.address_decides or wanted != st.session_state.get(USUAL + key)):
        links.note(key, f"{label}: “{links.quoted(wanted)}” is not available here. Showing {options[default]} instead.")
    found = default if found is None else found
    st.session_state[USUAL + key] = default
    if st.session_state.get(key) != found:
        st.session_state[key] = found


def indicator(page: Page, kind: AreaKind = "borough") -> str:
    """Offer the indicators that hold figures for a kind of area, headline ones first; return the id chosen."""
    held = answers.held(page)
    known = sorted(page.snapshot.content.indicators.values(), key=_headline_first)
    offered = {each.id: each.name for each in known if any(key[0] == kind for key in held.get(each.id, {}))}
    if not offered:
        raise SbpError(f"No measure holds figures by {kind}", "", "loading more files and building again")
    chosen = choose(page, "indicator", "Offence or incident", offered, next(iter(offered)))
    told = published.caveat(page, chosen)
    if told:
        links.note(PROTECTED, told)
    else:
        links.forget(PROTECTED)
    return chosen


def _headline_first(each: Indicator) -> tuple[bool, bool, str]:
    return (not each.headline, each.counts_as != "crime", each.name)


def area(page: Page, indicator_id: str) -> str:
    """Offer the borough, and the wards of every vintage that the indicator has figures for; return the code chosen."""
    return choose(page, "area", "Area", areas_of(page, indicator_id), page.snapshot.content.borough.code)


def areas_of(page: Page, indicator_id: str) -> dict[str, str]:
    """Return the borough, and the wards of every vintage that an indicator has figures for, by code."""
    borough = page.snapshot.content.borough
    held = answers.held(page).get(indicator_id, {})
    offered = {borough.code: f"{borough.name} (whole borough)"}
    for each in reversed(borough.vintages):
        if ("ward", each.id) in held:
            offered |= wards_of(page, each)
    return offered


def wards_of(page: Page, vintage: Vintage) -> dict[str, str]:
    """Return the wards of a vintage by code, in the order of their names; older ones say which boundaries they have."""
    is_newest = vintage == page.snapshot.content.borough.vintages[-1]
    mark = "" if is_newest else f" ({vintage.title})"
    held = sorted(answers.all_areas(page), key=lambda each: each.name)
    return {each.code: f"{each.name}{mark}" for each in held if each.kind == "ward" and each.vintage == vintage.id}


def trend_view(page: Page, indicator_id: str) -> str:
    """Offer how months are shown, every ward where the indicator has figures by ward; return one of `VIEWS`."""
    newest = page.snapshot.content.borough.vintages[-1].id
    has_wards = ("ward", newest) in answers.held(page).get(indicator_id, {})
    offered = {each: told for each, told in VIEWS.items() if has_wards or each != WARDS_VIEW}
    return choose(page, "view", "Shown as", offered, "monthly", is_list=False)


def compared(page: Page, indicator_id: str, area_code: str, view: str) -> tuple[str, ...]:
    """Offer up to three further areas beside the one chosen; return their codes, none where every ward is shown.

    Only areas of one set of ward boundaries are offered, and the borough: others cannot stand in one chart.
    """
    if view == WARDS_VIEW:
        return ()
    held = areas_of(page, indicator_id)
    of = {area.code: area.vintage for area in answers.all_areas(page)}
    wanted = [code for each in _several(page, COMPARED) if (code := links.match(each, held))]
    wards = (code for code in (area_code, *wanted, *held) if of[code])
    vintage_id = of[next(wards, area_code)]
    left = [held[code] for code in wanted if of[code] not in ("", vintage_id)]
    if left:
        links.note(COMPARED, f"{compare.LEFT_OUT} {', '.join(left)}.")
    offered = {code: name for code, name in held.items() if code != area_code and of[code] in ("", vintage_id)}
    return choose_several(page, COMPARED, "Compare with", offered, MOST_COMPARED)


def measure(page: Page) -> str:
    """Offer what a ward map is shaded by; return one of `MEASURES`."""
    return choose(page, "measure", "Measure", MEASURES, "rate", is_list=False)


def window(page: Page) -> int:
    """Offer how many months are added up; return their number."""
    return int(choose(page, "months", "Months added up", WINDOWS, "12", is_list=False))


def vintage(page: Page) -> str:
    """Offer the ward boundaries; return the id of the vintage chosen, the one in force unless asked otherwise."""
    newest_first = reversed(page.snapshot.content.borough.vintages)
    offered = {each.id: each.title[:1].upper() + each.title[1:] for each in newest_first}
    return choose(page, "vintage", "Ward boundaries", offered, next(iter(offered)))


def last_month(page: Page, indicator_id: str, vintage_id: str) -> date | None:
    """Offer the months that a window can end with, newest first; return the one chosen, None where there is no data.

    Unless asked otherwise, it is the newest that any ward holds.
    """
    held = answers.ward_months(page, indicator_id, vintage_id)
    if not held:
        return None
    offered = {months.text(each): words.month_name(each) for each in reversed(held)}
    return months.parse(choose(page, "to", "Up to and including", offered, months.text(held[-1])))


def ward(page: Page, vintage_id: str) -> str:
    """Offer the wards of a vintage; return the code chosen, empty for none."""
    chosen = next(each for each in page.snapshot.content.borough.vintages if each.id == vintage_id)
    offered = {NO_WARD: "No ward selected"} | wards_of(page, chosen)
    return choose(page, WARD, "Ward", offered, NO_WARD, former=partial(former_wards.meant, page))
