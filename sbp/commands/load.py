"""`load`: take publishers' files into the inbox."""

import argparse
from pathlib import Path

from sbp.commands import serving, showing
from sbp.inbox_model import Taken

HELP = "take files, archives or folders (searched through) into the inbox; their format is told from their content"
ORDER = 20
MOST_NAMED = 5  # of files that share a format; with more, they are counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the paths, the machine-readable output, and who does it."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file, archive or folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object for each file, a line each")
    serving.add_by(parser)


def run(arguments: argparse.Namespace) -> int:
    """Say what was taken and what was left alone and why; 1 where nothing was taken or held already."""
    from sbp.ingest import formats, inbox

    outcome = inbox.load(arguments.paths, serving.today(), who=serving.actor(arguments).label)
    left = [(name, reason.replace(f" ({name})", "", 1)) for name, reason in outcome.left]
    counts = f"{len(outcome.taken)} taken, {len(outcome.already)} already held, {len(left)} left alone."
    if outcome.aside:
        counts = f"{len(outcome.aside)} set aside before. {counts}"
    said = counts + (" Next: python -m sbp build" if outcome.taken else "")
    titles = {known.ID: known.TITLE for known in formats.all_formats()}
    if arguments.json:
        for word, entries in (("taken", outcome.taken), ("already held", outcome.already)):
            for each in entries:
                told = {"format": each.format, "title": _title(each.format, titles), "sha256": each.sha256}
                showing.record({"file": each.name, "outcome": word} | told)
        for each in outcome.aside:
            showing.record({"file": each.file.name, "outcome": "set aside", "reason": _aside(each)})
        for name, reason in left:
            showing.record({"file": name, "outcome": "left alone", "reason": reason})
        showing.note(said)
    else:
        _list("taken", [(each.name, _title(each.format, titles)) for each in outcome.taken])
        _list("already held", [(each.name, _title(each.format, titles)) for each in outcome.already])
        for each in outcome.aside:
            way = f"python -m sbp files bring-back {each.file.sequence}"
            showing.line(f"set aside     {each.file.name}: {_aside(each)}: {way}")
        for name, reason in left:
            showing.line(f"left alone    {name}: {reason}")
        showing.line(said)
    return 0 if outcome.held_count else 1


def _aside(each: Taken) -> str:
    """Say of a file that was set aside before who did, and that it stays so until somebody decides otherwise."""
    told = each.aside.told if each.aside else ""
    return f"It was set aside {told}. It stays so until it is brought back"


def _title(noted: str, titles: dict[str, str]) -> str:
    return ", ".join(titles.get(name, name) for name in noted.split("+"))


def _list(word: str, files: list[tuple[str, str]]) -> None:
    """Write a line for each format that many files share, and one for each file of the others."""
    by_title: dict[str, list[str]] = {}
    for name, title in files:
        by_title.setdefault(title, []).append(name)
    for title, names in by_title.items():
        shown = names if len(names) <= MOST_NAMED else [f"{len(names)} files"]
        for each in shown:
            showing.line(f"{word:12}  {each}: {title}")
