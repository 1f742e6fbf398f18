"""geo/boroughs.csv: the code of each borough that publishers name only by name."""

from pathlib import Path

from sbp.content.fields import read_csv

COLUMNS = ("borough_code", "borough_name")


def read(path: Path, faults: list[str]) -> dict[str, str]:
    """Read the code of each borough by its name; further columns of the file are for others."""
    codes: dict[str, str] = {}
    for row in read_csv(path, COLUMNS, faults, others=True):
        name = row.text("borough_name")
        if name in codes:
            row.fault("borough_name", f"{name!r} stands twice")
        codes[name] = row.text("borough_code")
    return codes
