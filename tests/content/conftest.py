"""A sound content folder that tests may spoil, and the faults that loading it then gives."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sbp import content
from sbp.errors import ContentFaults

SOUND = Path(__file__).parent.parent / "fixtures" / "content"
Spoil = Callable[[str, str, str], list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sound content, its `geo` folder inside it."""
    return Path(shutil.copytree(SOUND, tmp_path / "content"))


@pytest.fixture
def faults_of(folder: Path) -> Callable[[], list[str]]:
    """A function that loads the folder, which must fail, and returns the faults listed."""

    def load() -> list[str]:
        with pytest.raises(ContentFaults) as caught:
            content.load(folder, folder / "geo")
        return caught.value.faults

    return load


@pytest.fixture
def change(folder: Path) -> Callable[[str, str, str], None]:
    """A function that replaces text in one file of the folder; the text must be there."""

    def replace(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def spoiled(change: Callable[[str, str, str], None], faults_of: Callable[[], list[str]]) -> Spoil:
    """A function that replaces text in one file and returns the faults that follow."""

    def spoil(file: str, old: str, new: str) -> list[str]:
        change(file, old, new)
        return faults_of()

    return spoil
