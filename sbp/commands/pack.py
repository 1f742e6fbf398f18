"""`pack`: a pack for a meeting from the version in use, as a file that needs no office program to make."""

import argparse
import importlib
from datetime import datetime
from pathlib import Path

from sbp import access, content
from sbp.answers import naming, pack_state
from sbp.answers import version as version_facts
from sbp.commands import serving, showing
from sbp.content import impact_days
from sbp.content import packs as pack_content
from sbp.pack_model import FORMS, Pack
from sbp.report import cells

HELP = "make a pack for a meeting as PDF, PowerPoint, Excel or one web page"
ORDER = 130
STEPS = 8  # at most, with composing and writing


class _Told:
    """Tells whoever waits how far it is, a JSON object a line."""

    def __init__(self, is_wanted: bool) -> None:
        self._is_wanted = is_wanted
        self._done = 0

    def __call__(self, words: str) -> None:
        if self._is_wanted:
            showing.record({"step": words, "done": self._done, "of": STEPS})
            showing.flush()
        self._done = min(STEPS - 1, self._done + 1)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the pack, its form and where it goes."""
    parser.add_argument("pack", metavar="PACK", help="the name of a file in data/packs/, without its ending")
    parser.add_argument("--format", choices=tuple(FORMS), default="pdf", help="the form of the file (default: pdf)")
    parser.add_argument("--out", metavar="FILE", type=Path, help="where it goes (default: here, named by its data)")
    parser.add_argument("--progress", action="store_true", help="print one JSON object for each step, a line each")


def run(arguments: argparse.Namespace) -> int:
    """Make the pack, and say where it is."""
    known = content.load()
    pack = _find(pack_content.load(set(known.indicators), set(known.meetings.meetings)), arguments.pack)
    access.of_audience().require(pack.deed)
    tell = _Told(arguments.progress)
    with serving.reading() as (_, con):
        impact = impact_days.load(set(known.indicators))
        state = pack_state.gather(con, known, pack, impact, version_facts.today(con), tell)
    from sbp.report import packs  # here, so that the manual does not wait for it

    tell("Putting it together")
    document = packs.compose(state, datetime.now())
    tell(f"Writing {FORMS[arguments.format]}")
    made = importlib.import_module(f"sbp.report.{arguments.format}").write(document)
    path = arguments.out or Path(cells.file_name(document, arguments.format))
    _save(path, made)
    said = f"Made {document.title} of version {document.data_version}: {path} ({len(made) / 1e6:.1f} MB)."
    if arguments.progress:
        showing.record({"step": said, "done": STEPS, "of": STEPS, "file": cells.file_name(document, arguments.format)})
    else:
        showing.line(said)
    return 0


def _find(packs: dict[str, Pack], name: str) -> Pack:
    return naming.find("pack", name, packs, {each.id: each.name for each in packs.values()})


def _save(path: Path, made: bytes) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(made)
    part.replace(path)
