"""One pack in the making as a child process, so that nobody else waits for it, and what came of it."""

import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakSet

from sbp.pack_model import MIME, Form, Pack
from sbp.ui.building import Builder, Progress

PREFIX = "sbp-pack-"
AT_ONCE = 2  # packs being made for all sessions together; each takes half a gigabyte for some seconds
KEPT_SECONDS = 3600  # what nobody came back for is thrown away after that


@dataclass(frozen=True)
class Made:
    """A finished pack, ready to be handed over."""

    name: str
    mime: str
    content: bytes
    seconds: float


class Making:
    """A pack being made for one session."""

    def __init__(self, pack: Pack, form: Form, version_id: str) -> None:
        _throw_away_old()
        self.pack, self.form = pack, form
        self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))  # nobody else may look into it
        self._path = self._folder / f"{pack.id}-{version_id}.{form}"
        self._begun = time.monotonic()
        command = (sys.executable, "-m", "sbp", "pack", pack.id, "--format", form, "--out", str(self._path))
        self.work = Builder((*command, "--progress"))
        self.work.start()
        _under_way.add(self)

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return self.work.progress()

    def take(self) -> Made:
        """Return the finished pack, and leave nothing of it on the disk."""
        seconds = time.monotonic() - self._begun
        made = Made(self._path.name, MIME[self.form], self._path.read_bytes(), seconds)
        shutil.rmtree(self._folder, ignore_errors=True)
        return made


_under_way: WeakSet[Making] = WeakSet()


def is_full() -> bool:
    """Return whether as many packs are being made as the machine is asked to make at once."""
    return sum(each.progress.is_running for each in list(_under_way)) >= AT_ONCE


def _throw_away_old() -> None:
    """Remove what sessions left behind that ended before their pack was made."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            is_old = time.time() - folder.stat().st_mtime > KEPT_SECONDS
        except OSError:  # another session removed it
            continue
        if is_old:
            shutil.rmtree(folder, ignore_errors=True)
