"""The Data page: whose figures these are, how fresh, what became of every file, what was checked and what changed."""

from collections import Counter
from datetime import date
from html import escape

import streamlit as st

from sbp.answers import sources
from sbp.answers.sources import Check, FileAccount, SourceState
from sbp.charts import words
from sbp.model import FileReport, Source
from sbp.store.queries import RevisionRow
from sbp.ui import answers, folding, listing, open_tables, parts, whose
from sbp.ui.cache import answer
from sbp.ui.frame import Page

Rows = list[dict[str, str]]
PARTS = (
    ("sources", "Sources"),
    ("licences", "Licences"),
    ("files", "Files"),
    ("checks", "Quality checks"),
    ("revisions", "Revisions"),
)
REVISIONS_SHOWN = 200
KEPT_BACK = "what was found is not published, because it can name single figures"


def freshness(page: Page) -> None:
    """Show every source with the months held, when they were loaded and when the next are due; then whose they are."""
    states = whose.states(page)
    _date_page(page, states)
    parts.show((*PARTS, *open_tables.parts()))
    st.header("Sources and how fresh they are", anchor="sources")
    if told := in_short(states):
        st.write(told)
    listing.show([_state(each) for each in states], "Each source with the months held and when the next are due")
    st.header("Licences and what to know", anchor="licences")
    st.html("".join(folding.part(escape(each.source.title), _about(each.source)) for each in states))


def date_by(page: Page, source_id: str, kind: str = "") -> None:
    """Say beside the title how current one source is, in the words of the list of sources.

    Where its figures of one `kind` of area end in another month than others, only those are told.
    """
    state = next((each for each in whose.states(page) if each.source.id == source_id), None)
    if state:
        page.dated(next((part for part in state.freshness.parts if part.kind == kind), state.freshness))


def freshness_in_short(page: Page) -> None:
    """Show how fresh the sources with data are, for the Overview."""
    states = whose.states(page)
    st.header("How fresh the data is", anchor=False)
    rows = [
        {"Source": each.source.title, "State": words.freshness_words(each.freshness)}
        for each in states
        if each.freshness.last_month is not None
    ]
    listing.show(rows, "Each source with the last month held and when the next is due")


def in_short(states: tuple[SourceState, ...]) -> str:
    """Name the sources that are late, with the kind of area where only one is, and those of which nothing is held."""
    late = [_late(each) for each in states if each.freshness.is_late]
    empty = [each.source.title for each in states if not each.files_count]
    told = (("Late", late), ("No file is loaded of", empty))
    return " ".join(f"{head}: {'; '.join(titles)}." for head, titles in told if titles)


def _late(state: SourceState) -> str:
    parts = state.freshness.parts
    kinds = [part.kind for part in parts if part.is_late]
    is_one = 0 < len(kinds) < len(parts)
    return f"{state.source.title} ({' and '.join(kinds)} figures)" if is_one else state.source.title


def _date_page(page: Page, states: tuple[SourceState, ...]) -> None:
    """Say beside the title how current the source with the newest month is."""
    dated = [each.freshness for each in states if each.freshness.last_month is not None]
    if dated:
        page.dated(max(dated, key=lambda each: each.last_month or date.min))


def _state(each: SourceState) -> dict[str, str]:
    fresh = each.freshness
    return {
        "Source": each.source.title,
        "Publisher": each.source.publisher,
        "Months held": whose.held(each) if each.files_count else "no data: no file has been loaded",
        "Loaded": words.day_name(fresh.retrieved) if fresh.retrieved else "–",
        "Next due": whose.due(fresh),
        "Files": words.number(each.files_count),
    }


def _about(source: Source) -> str:
    address = escape(source.page, quote=True)
    page = f'<p><a href="{address}">{address}</a></p>' if source.page else "<p>It has no public page.</p>"
    told = folding.about(
        [
            ("Publisher", f"{source.publisher}."),
            ("Standing", f"{source.status}."),
            ("Licence", f"{source.licence}. {source.attribution}"),
            ("Published", f"{source.cadence}; places: {source.geography}."),
        ],
        ("What would mislead", source.caveats or ("Nothing noted.",)),
    )
    return page + told


def files(page: Page) -> None:
    """Show what became of the rows of every file, and why rows were rejected."""
    accounts = answer(page, "files", make=lambda: sources.files(page.snapshot.con))
    st.header("Files: what was read and what became of it", anchor="files")
    st.write(
        "Rows read = rows loaded + rows rejected + rows out of the area. Of those loaded, some gave way to newer files."
    )
    listing.show(_by_source(page, accounts), "The files of each source")
    with st.expander("File by file"):
        rows = [{"File": _file_name(page, each.report), **_account([each])} for each in accounts]
        listing.show(rows, "Each file with its rows read, loaded, rejected and out of area")
    st.header("Rows rejected, by reason", anchor=False)
    listing.show(by_reason(accounts), "Rows rejected, the most frequent reason first")
    if rejected := _rejected(page, accounts):
        with st.expander("File by file, with the first line"):
            listing.show(rejected, "Rows rejected, by file and reason")
    warnings = [
        {"File": _file_name(page, each.report), "Warning": told} for each in accounts for told in each.report.warnings
    ]
    if warnings:
        st.header("Warnings", anchor=False)
        st.html(folding.markup(warnings, "Warnings given while files were read"))


def _by_source(page: Page, accounts: tuple[FileAccount, ...]) -> Rows:
    known, rows = page.snapshot.content.sources, []
    for source in dict.fromkeys(each.report.source for each in accounts):
        own = [each for each in accounts if each.report.source == source]
        title = known[source].title if source in known else "Of no known source"
        rows.append({"Source": title, "Files": words.number(len(own)), **_account(own)})
    return rows


def _file_name(page: Page, report: FileReport) -> str:
    """Name a file; where files are only numbered, as in public, by the title of their source."""
    number, source = report.name.removeprefix(f"{report.source} "), page.snapshot.content.sources.get(report.source)
    return f"{source.title}, file {number}" if source and number != report.name else report.name


def _account(accounts: list[FileAccount]) -> dict[str, str]:
    """Return what became of the rows of some files, added up."""
    reports = [each.report for each in accounts]
    first = min((each.first_month for each in reports if each.first_month), default=None)
    last = max((each.last_month for each in reports if each.last_month), default=None)
    return {
        "Months": words.period(first, last) if first and last else "–",
        "Rows read": words.number(sum(each.rows_in for each in reports)),
        "Loaded": words.number(sum(each.loaded for each in reports)),
        "Rejected": words.number(sum(each.rejected for each in reports)),
        "Out of the area": words.number(sum(each.out_of_area for each in reports)),
        "Gave way to newer": words.number(sum(each.superseded for each in reports)),
    }


def by_reason(accounts: tuple[FileAccount, ...]) -> Rows:
    """Return the rejected rows of all files added up by reason, the most frequent first."""
    rows, files = Counter[str](), Counter[str]()
    for each in accounts:
        for reason, count, _ in each.reasons:
            rows[reason] += count
            files[reason] += 1
    return [
        {"Reason": reason, "Files": words.number(files[reason]), "Rows": words.number(count)}
        for reason, count in rows.most_common()
    ]


def _rejected(page: Page, accounts: tuple[FileAccount, ...]) -> Rows:
    return [
        {
            "File": _file_name(page, each.report),
            "Reason": reason,
            "Rows": words.number(rows),
            "First line": words.number(line),
        }
        for each in accounts
        for reason, rows, line in each.reasons
    ]


def checks(page: Page) -> None:
    """Show what was checked about the version in use, failures first."""
    shown = page.snapshot
    made = answer(page, "checks", make=lambda: sources.checks(shown.con, shown.content, page.today))
    st.header("Quality checks", anchor="checks")
    failed = sum(not each.passed for each in made)
    st.write(
        f"{words.number(failed)} of {words.number(len(made))} checks found something." if failed else "All passed."
    )
    listing.show([_check(each) for each in sorted(made, key=lambda each: each.passed)], "Checks of this data version")


def _check(each: Check) -> dict[str, str]:
    found = each.found or ("" if each.passed else KEPT_BACK)
    return {"Check": each.title, "Result": "passed" if each.passed else "found something", "Found": found}


def revisions(page: Page) -> None:
    """Show figures that changed against the version before."""
    changed = answer(page, "revisions", make=lambda: sources.revisions(page.snapshot.con, REVISIONS_SHOWN))
    names = {each.code: each.name for each in answers.all_areas(page)}
    st.header("Revisions", anchor="revisions")
    if not changed:
        st.write("No figure changed against the version before, or there is none to compare with.")
        return
    before = changed[0].version_before
    st.write(f"Figures that changed against the version before, {before}, newest first (at most {REVISIONS_SHOWN}).")
    listing.show([_revision(page, names, each) for each in changed], "Figures that changed against the version before")


def _revision(page: Page, names: dict[str, str], each: RevisionRow) -> dict[str, str]:
    known = page.snapshot.content.indicators.get(each.indicator_id)
    return {
        "Measure": known.name if known else "a measure no longer shown",
        "Area": names.get(each.area_code, each.area_code),
        "Month": words.month_name(each.month),
        "Before": words.number(each.value_before),
        "Now": words.number(each.value_now),
    }
