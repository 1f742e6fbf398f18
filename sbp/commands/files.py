"""`files`: the files that were taken in; set one aside so that the next build is made without it, or bring it back."""

import argparse
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any

from sbp import months
from sbp.answers import next_build
from sbp.charts import inbox_words
from sbp.commands import serving, showing
from sbp.errors import UsageError
from sbp.inbox_model import Effect, Inbox, Listed
from sbp.store import taken, versions
from sbp.store.connection import open_version

HELP = "list the files taken in, set some aside so that the next build is made without them, or bring them back"
ORDER = 25
LIST, ASIDE, BACK = "list", "set-aside", "bring-back"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be done, the files, why, the machine-readable output, and who does it."""
    parser.add_argument(
        "action", nargs="?", choices=(LIST, ASIDE, BACK), default=LIST, help="what to do (default: list)"
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="a name or a number as the list shows it")
    parser.add_argument(
        "--reason", default="", help="why a file is set aside; without one, only what would be lost is told"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object for each file, a line each")
    serving.add_by(parser)


def run(arguments: argparse.Namespace) -> int:
    """Do it; nothing is deleted, and figures change with the next build."""
    from sbp import content

    actor = serving.actor(arguments)
    known = next_build.inbox(content.load())
    if arguments.action == LIST:
        if arguments.files:
            raise UsageError("Files are named, and nothing to do with them", LIST, f"{ASIDE} or {BACK}")
        _list(known, arguments.json)
        return 0
    if not arguments.files:
        raise UsageError("The file is missing", arguments.action, "python -m sbp files")
    chosen = [_find(each, known) for each in arguments.files]
    hashes = [each.taken.file.sha256 for each in chosen]
    who = actor.require("load data")
    if arguments.action == BACK:
        for each in taken.bring_back(hashes, who):
            showing.line(f"brought back  {each.file.name}")
    else:
        _tell(_effect(known, [each for each in chosen if not each.taken.aside]))
        if not arguments.reason.strip():
            raise UsageError("Nothing was set aside: the reason is missing", "", 'the same with --reason "wrong month"')
        for each in taken.set_aside(hashes, arguments.reason, who):
            showing.line(f"set aside     {each.file.name}")
    showing.line(inbox_words.UNDER_WAY if taken.build_is_running() else "Next: python -m sbp build")
    return 0


def _find(wanted: str, known: Inbox) -> Listed:
    every = {each.taken.file.sha256: each for each in (*known.files, *known.aside)}
    return every[taken.find(wanted, [each.taken for each in every.values()]).file.sha256]


def _effect(known: Inbox, chosen: Sequence[Listed]) -> Effect:
    version = versions.current()
    if version is None:
        return next_build.effect(None, known, chosen)
    with closing(open_version(version.path)) as con:
        return next_build.effect(con, known, chosen)


def _tell(effect: Effect) -> None:
    """Write what the next build would lose."""
    for row in inbox_words.loss_rows(effect):
        showing.line(": ".join(row.values()))
    for text in inbox_words.effect_lines(effect):
        showing.line(text)


def _list(known: Inbox, as_json: bool) -> None:
    if as_json:
        for each in (*known.files, *known.aside):
            showing.record(_record(each))
    else:
        _table(known.files, inbox_words.row)
        if known.aside:
            showing.line("Set aside:")
            _table(known.aside, inbox_words.aside_row)
    for text in inbox_words.standing(known):
        showing.note(text) if as_json else showing.line(text)


def _table(files: Sequence[Listed], row: Callable[[Listed], dict[str, str]]) -> None:
    rows = [{"Number": str(each.taken.file.sequence)} | row(each) for each in files]
    if rows:
        showing.table(list(rows[0]), [list(each.values()) for each in rows])
        showing.line()


def _record(each: Listed) -> dict[str, Any]:
    file, took, aside = each.taken.file, each.taken.took, each.taken.aside
    return {
        "number": file.sequence,
        "file": file.name,
        "sha256": file.sha256,
        "source": each.source,
        "first_month": months.text(each.first_month) if each.first_month else None,
        "last_month": months.text(each.last_month) if each.last_month else None,
        "rows_in": each.rows,
        "error": each.fault,
        "taken_on": file.loaded_on,
        "taken_by": took.who if took else None,
        "is_in_use": each.is_in_use,
        "set_aside": {"at": aside.at, "by": aside.who, "reason": aside.reason} if aside else None,
    }
