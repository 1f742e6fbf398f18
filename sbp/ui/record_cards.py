"""The Records page: everything that people wrote down, who and when, written out and brought back without loss."""

import json

import streamlit as st

from sbp import logs
from sbp.charts import words
from sbp.errors import SbpError
from sbp.store import records
from sbp.ui import intake, listing, who, writing
from sbp.ui.frame import Page

SHOWN = 200
LONGEST_SHOWN = 160
_EVERY = "all kinds"


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
    chosen = st.selectbox("Kind", [_EVERY, *kinds], key="record-kind")
    rows = [_row(each) for each in reversed(held) if chosen in (_EVERY, each.kind)]
    listing.show(rows[:SHOWN], f"Entries, newest first (at most {SHOWN})")


def _row(each: records.Entry) -> dict[str, str]:
    body = json.dumps(each.body, ensure_ascii=False, sort_keys=True)
    return {
        "Number": words.number(each.sequence),
        "Kind": each.kind,
        "About": each.key,
        "By": each.who,
        "When": each.written_at.replace("T", " ")[:16],
        "Replaces": words.number(each.replaces) if each.replaces else "",
        "Reason": each.reason,
        "Content": body if len(body) <= LONGEST_SHOWN else f"{body[:LONGEST_SHOWN]} …",
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
