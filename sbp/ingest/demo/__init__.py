"""The demonstration borough: invented files in the publishers' official forms, from a seed.

`data/demo/` holds what it is made from: printed totals that it reproduces exactly, the neutral model's weights, and the
places where printed figures contradict one another.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from sbp import settings
from sbp.errors import UsageError
from sbp.ingest.demo import fires, met, reports, street, yearly
from sbp.ingest.demo.invented import invent
from sbp.store import durable

DEFAULT_SEED = 2022
MANIFEST = "demonstration.json"
MADE_BY = "python -m sbp demo"
MADE_FROM = (".py", ".yaml", ".csv", ".geojson")
NOTE = (
    "Demonstration data, not real. Borough totals equal printed figures; months, wards, streets and single incidents "
    "are invented by a neutral model and follow no real place."
)
_WRITERS = (
    ("Writing recorded crime", lambda folder, made: met.write(folder / "met", made)),
    ("Writing street-level files", lambda folder, made: street.write(folder / "police-street", made)),
    ("Writing reports and fires", lambda folder, made: (reports.write(folder, made), fires.write(folder, made))),
    ("Writing yearly figures", yearly.write),
)
_STEPS = len(_WRITERS) + 2


def write(folder: Path, seed: int = DEFAULT_SEED, progress: Callable[[str, int, int], None] | None = None) -> None:
    """Write the demonstration borough's files and `demonstration.json`, which lists them with their checksums.

    The same seed gives the same bytes on every machine. `demonstration.json` is written last: a folder without it was
    not finished. Files of an earlier run are written over.

    Args:
        folder: where to write; made if absent.
        seed: any whole number from 0.
        progress: called before each step with its words, the steps done and the steps in all.

    Raises:
        UsageError: the seed is negative.
    """
    if seed < 0:
        raise UsageError(f"The seed is {seed}", "", "a whole number from 0")
    done = 0

    def on_step(words: str) -> None:
        """Say how far it is, and count the step."""
        nonlocal done
        if progress:
            progress(words, done, _STEPS)
        done += 1

    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).unlink(missing_ok=True)
    made = invent(seed, on_step)
    for words, writer in _WRITERS:
        on_step(words)
        writer(folder, made)
    _write_manifest(folder, seed)


def made_from() -> str:
    """Return a hash of all that the files are made from: this package's code, its weights and totals, the map."""
    tops = (Path(__file__).parent, settings.CONTENT_DIR / "demo", settings.GEO_DIR)
    return durable.sha256_of([path for top in tops for path in sorted(top.rglob("*")) if path.suffix in MADE_FROM])


def hashes(folder: Path) -> frozenset[str]:
    """Return the checksums of the files that were written to a folder; empty where there are none."""
    try:
        listed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return frozenset(each["sha256"] for each in listed)
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _write_manifest(folder: Path, seed: int) -> None:
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.csv"))
    files = [{"name": name, "sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest()} for name in names]
    about = {"seed": seed, "made_by": MADE_BY, "made_from": made_from(), "note": NOTE, "files": files}
    text = json.dumps(about, indent=1)
    (folder / MANIFEST).write_bytes(f"{text}\n".encode())
