"""CSV files that come out byte for byte the same on every machine."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a CSV in UTF-8 with LF line ends; folders on the way are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
