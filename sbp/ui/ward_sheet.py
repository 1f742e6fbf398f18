"""A ward on one page of paper, for a councillor: what stands out, the figures, what was done, how to report."""

from html import escape

import streamlit as st

from sbp.charts import small_multiples, standing_tables, standing_words, words
from sbp.model import Change
from sbp.profiles import ProfileLine, WardProfile
from sbp.ui import filters, standing_answers, ward_cards, watch_answers
from sbp.ui.cache import drawing
from sbp.ui.frame import Page

VIEW, WHOLE, PRINT = "view", "page", "print"
VIEWS = {WHOLE: "The whole page", PRINT: "One page to print"}
MOST_LINES, MOST_DAYS = 11, 3
KEPT = ("Measure", "Count", "Per 1,000 residents", "All wards", "Place (1 = highest rate)")
RECORDED = (
    "Recorded crime is what was reported to the police or found by them, and recorded. More reporting or more police "
    "work raises it too."
)
ON_PAPER = """<style>
.sbp-sheet { max-width: 52rem; font-size: 1rem; line-height: 1.35; }
.sbp-sheet h2 { font-size: 1.6rem; margin: 0; padding: 0; }
.sbp-sheet h3 { font-size: 1.1rem; margin: .7rem 0 .2rem; padding: 0; }
.sbp-sheet p, .sbp-sheet ul { margin: .25rem 0; }
.sbp-sheet p, .sbp-sheet ul, .sbp-sheet ul li { font-size: inherit !important; line-height: inherit; }
.sbp-sheet li { margin: 0 0 .1rem; }
.sbp-sheet table { border-collapse: collapse; width: 100%; font-size: .95rem; }
.sbp-sheet th, .sbp-sheet td { text-align: left; padding: .12rem .4rem .12rem 0; border-bottom: 1px solid #8a8a8a; }
.sbp-sheet .sbp-beside { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; }
.sbp-sheet .sbp-beside div:first-child { flex: 1 1 20rem; }
.sbp-sheet .sbp-wide { overflow-x: auto; }
.sbp-sheet p.sbp-foot { font-size: .9rem !important; }
@media print {
@page { size: A4; margin: 11mm; }
.st-key-filters, .st-key-parts, .st-key-aside, .st-key-unprinted, .sbp-demonstration, .sbp-version,
[data-testid="stPageLink"], [data-testid="stHeading"] { display: none !important; }
.stMainBlockContainer { padding: 0 !important; }
.stApp { background: #fff !important; }
.sbp-sheet, .sbp-sheet * { color: #000 !important; }
.sbp-sheet { max-width: none; font-size: 9.5pt; }
.sbp-sheet table { font-size: 9pt; }
.sbp-sheet p.sbp-foot { font-size: 8pt !important; }
}</style>"""


def view(page: Page) -> str:
    """Offer the whole page or one page to print; return which."""
    return filters.choose(page, VIEW, "Shown as", VIEWS, WHOLE, is_list=False)


def show(page: Page, ward_code: str) -> None:
    """Show a ward as one page of paper."""
    profile = standing_answers.profile(page, ward_code)
    st.html(ON_PAPER)
    st.html(f'<article class="sbp-sheet">{"".join(_parts(page, profile))}</article>')
    with st.container(key="unprinted"):
        st.write("Print this page with the browser: one sheet of A4. Filters and links stay off the paper.")


def _parts(page: Page, profile: WardProfile) -> list[str]:
    """Return the sheet from top to foot, every text escaped."""
    lines = _lines(profile)
    invented = f"<p><strong>{words.DEMONSTRATION}.</strong></p>" if profile.is_demonstration else ""
    partnership = page.snapshot.content.borough.partnership
    days = ward_cards.day_rows(page, profile.ward.code)[:MOST_DAYS]
    told = [f"{each['Day']}: {each['About']}. {each['What was done']}" for each in days]
    ways = [f"{each.when}: {each.how}" for each in ward_cards.ways(page) if each.is_short]
    left = len(profile.lines) - len(lines)
    more = f" {left} more measures are on the page itself." if left else ""
    return [
        f"<h2>{escape(profile.ward.name)}</h2>",
        f"<p>{escape(f'{partnership}. {ward_cards.printed_on(page)}.')}</p>{invented}",
        _first(page, profile),
        f"<h3>The last twelve months, {escape(standing_tables.usual_period(lines))}</h3>{_table(profile, lines)}",
        f"<p class='sbp-foot'>{escape(f'{standing_words.ORDER_NOTE}{more}')}</p>",
        f"<h3>Impact days held here</h3>{_list(told) or '<p>None in the register.</p>'}",
        f"<h3>How to report</h3>{_list(ways)}",
        f"<p class='sbp-foot'>{escape(' '.join((RECORDED, *_made_of(profile))))}</p>",
        f"<p class='sbp-foot'>{escape(' '.join(_attributions(page, lines)))}</p>",
    ]


def _lines(profile: WardProfile) -> list[ProfileLine]:
    """Return what stands out, then the headline measures, then others, as many as one page holds."""
    current = [line for line in profile.lines if line.is_current]
    ordered = sorted(current, key=lambda line: (not line.stands_out, not line.indicator.headline))
    return ordered[:MOST_LINES]


def _made_of(profile: WardProfile) -> list[str]:
    """Return what the ward was made of, and that a name is no proof of it."""
    told = [f"{standing_words.old_ward_words(each, profile.ward.name)}." for each in profile.old_wards]
    return ["Boundaries changed in May 2022: an old ward of the same name is another area.", *told] if told else []


def _first(page: Page, profile: WardProfile) -> str:
    """Return the finding, the sentence of the first headline measure, and its shape over the years."""
    said = f"<p><strong>{escape(standing_words.profile_headline(profile))}.</strong></p>"
    chief = next((line for line in profile.lines if line.indicator.headline and line.is_current), None)
    if chief is None:
        return said
    sentence = f"{said}<p>{escape(standing_words.line_sentence(chief))}</p>"
    every = watch_answers.wards(page, chief.indicator.id, profile.ward.vintage)
    at = next((at for at, each in enumerate(every.wards) if each.area.code == profile.ward.code), None)
    if at is None:
        return sentence
    key = (chief.indicator.id, profile.ward.code)
    picture = drawing(page, "ward sheet", *key, make=lambda: small_multiples.panel(every, at, page.colours))
    scale = small_multiples.scale_words(every)
    return (
        f'<div class="sbp-beside"><div>{sentence}</div><div>{picture}</div></div>'
        f"<p class='sbp-foot'>{escape(f'Picture: {chief.indicator.name}. {scale} Grey: all wards together.')}</p>"
    )


def _table(profile: WardProfile, lines: list[ProfileLine]) -> str:
    usual = standing_tables.usual_period(lines)
    changes = {standing_tables.named(line, usual): _change(line.row.change) for line in lines}
    rows = [row for row in standing_tables.profile_rows(profile, usual) if row["Measure"] in changes]
    heads = [*KEPT, "Against the year before"]
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(row["Measure"])}</th>'
        + "".join(f"<td>{escape(row[head])}</td>" for head in KEPT[1:])
        + f"<td>{escape(changes[row['Measure']])}</td></tr>"
        for row in rows
    )
    table = f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="sbp-wide" role="region" tabindex="0" aria-label="The last twelve months">{table}</div>'


def _change(change: Change) -> str:
    """Say a clear change with its range; one that is not clear in few words, for the sheet is one page."""
    return words.change_words(change) if change.is_clear else words.change_short(change)


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in items)}</ul>" if items else ""


def _attributions(page: Page, lines: list[ProfileLine]) -> list[str]:
    """Return the attribution that the licence of each source on the sheet asks for."""
    sources = page.snapshot.content.sources
    return list(dict.fromkeys(sources[line.indicator.source].attribution for line in lines))
