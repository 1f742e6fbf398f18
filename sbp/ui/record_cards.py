"""The Records page: everything that people wrote down, who and when, written out and brought back without loss."""

import streamlit as st

from sbp import logs
from sbp.charts import record_words, words
from sbp.errors import SbpError
from sbp.store import records
from sbp.ui import answers, impact_answers, intake, listing, who, writing
from sbp.ui.frame import Page

SHOWN = 200
LONGEST_SHOWN = 900
_EVERY = ""


def audit(page: Page) -> None:
    """Show the entries, newest first, with who wrote each, when, what it replaced, and whether all are unchanged."""
    path = records.place(page.snapshot.version.is_demonstration)
    held, faults = records.entries(path), records.faults(path)
    st.header("What was written down", anchor=False)
    if faults:
        st.error(f"{faults[0]}. {words.number(len(faults))} entries are affected. Try: a backup.")
    elif held:
        st.write(f"{words.number(len(held))} entries, each sealed by the one before it; all are as they were written.")
    kinds = sorted({each.kind for each in held})
    offered = {_EVERY: "All kinds"} | {each: record_words.kind(each) for each in kinds}
    chosen = st.selectbox("Kind", list(offered), format_func=lambda each: offered.get(each, each), key="record-kind")
    shown = [each for each in reversed(held) if chosen in (_EVERY, each.kind)][:SHOWN]
    names = _names(page)
    with st.container(key="entries"):
        listing.show([_row(each, names) for each in shown], f"Entries, newest first (at most {SHOWN})")


def _names(page: Page) -> dict[str, str]:
    """Return the names of whatever an entry may name by its id."""
    content, impact = page.snapshot.content, impact_answers.content(page)
    named = [impact.themes, impact.roles, impact.outputs, impact.measures, content.indicators]
    found = {key: item.name for items in named for key, item in items.items()}
    found |= {each.code: each.name for each in answers.all_areas(page)}
    found |= {key: meeting.name for key, meeting in content.meetings.meetings.items()}
    for period in content.strategies.periods:
        found |= {period.id: period.title}
        found |= {each.id: each.name for each in period.priorities} | {each.id: each.text for each in period.actions}
    return found


def _row(each: records.Entry, names: record_words.Names) -> dict[str, str]:
    told = record_words.content(each.body, names)
    return {
        "Number": words.number(each.sequence),
        "Kind": record_words.kind(each.kind),
        "About": record_words.about(each.key, names),
        "By": each.who,
        "When": each.written_at.replace("T", " ")[:16],
        "Replaces": words.number(each.replaces) if each.replaces else "",
        "Reason": each.reason,
        "Content": told if len(told) <= LONGEST_SHOWN else f"{told[:LONGEST_SHOWN]} …",
    }


def carry(page: Page) -> None:
    """Offer every entry as a CSV file, and bring entries back from one."""
    path = records.place(page.snapshot.version.is_demonstration)
    st.header("Write out and bring back", anchor=False)
    st.download_button(
        "Download all entries (CSV)", lambda: records.export_csv(path), file_name="records.csv", mime="text/csv"
    )
    st.write(
        "A file that was downloaded here brings back what is missing. It is refused as a whole where it was changed, "
        "or does not go on from the entries held."
    )
    dropped = st.file_uploader("A file of entries", type="csv", key="record-file")
    if st.button("Bring the entries back", disabled=dropped is None):
        writing.attempt(lambda: _restore(dropped, page))


def _restore(dropped: intake.Dropped, page: Page) -> None:
    by = who.actor().require("edit records")
    try:
        text = bytes(dropped.getbuffer()).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise SbpError("The file is not text", intake.safe_name(dropped.name), "a file downloaded here") from fault
    added = records.restore_csv(text, records.place(page.snapshot.version.is_demonstration))
    logs.event("records restored", who=by, entries=added)
    writing.finished(f"{words.number(added)} entries were brought back.")
