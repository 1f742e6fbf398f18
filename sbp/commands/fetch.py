"""`fetch`: download what the sources declare."""

import argparse
import sys

from sbp import logs
from sbp.commands import serving, showing
from sbp.store import taken

HELP = "download the sources that data/sources/ declares into the inbox"
ORDER = 30
MEGABYTE = 1_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the sources, the server to ask, and who does it."""
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="ids as in data/sources/ (default: all)")
    parser.add_argument("--base-url", default="", metavar="URL", help="another server to ask")
    serving.add_by(parser)


def run(arguments: argparse.Namespace) -> int:
    """Say of each download what became of it; 1 where one failed."""
    from sbp.ingest import fetch, inbox

    known = taken.everything()
    who = serving.actor(arguments).label
    today = serving.today()
    left: list[tuple[str, str]] = []
    outcomes = fetch.fetch(
        arguments.sources,
        lambda paths: left.extend(inbox.load(paths, today, who=who).left),
        [each.file.sha256 for each in known if each.file.path.exists()],
        today,
        arguments.base_url,
        _tell if sys.stderr.isatty() else lambda *_: None,
        aside=[each.file.sha256 for each in known if each.aside],
    )
    for each in outcomes:
        showing.line(f"{each.state:9}  {each.source}  {each.name}  {each.message}".rstrip())
        logs.event("fetched", source=each.source, state=each.state, bytes=each.bytes)
    for name, reason in left:
        showing.line(f"left alone  {name}: {reason}")
    return 1 if any(each.state == "failed" for each in outcomes) else 0


def _tell(name: str, done: int, of: int | None) -> None:
    whole = f" of {of / MEGABYTE:.1f}" if of else ""
    sys.stderr.write(f"\r{name}: {done / MEGABYTE:.1f}{whole} MB ")
    if of and done >= of:
        sys.stderr.write("\n")
