"""Small made-up files in the publishers' forms, for the tests that run the whole write side on the real content."""

import csv
from collections.abc import Sequence
from pathlib import Path

from sbp import content, months

FIRST = "2022-03"


def month_columns(count: int, first: str = FIRST) -> list[str]:
    """Return `count` month headings as the Met writes them."""
    start = months.parse(first)
    return [months.text(months.add(start, step)).replace("-", "") for step in range(count)]


def wards(vintage: int = -1) -> list[str]:
    """Return some ward codes of a vintage, as the files of `geo/` know them."""
    from sbp import settings
    from sbp.ingest import facts

    known = facts.wards(settings.GEO_DIR)
    wanted = content.load().borough.vintages[vintage].id
    return sorted(known[known["vintage"] == wanted]["ward_code"])[:3]


def met_borough(path: Path, counts: Sequence[int], first: str = FIRST) -> Path:
    """Write a borough table with one offence: `counts` by month for our borough, and another borough's row."""
    name = content.load().borough.name
    header = ["MajorText", "MinorText", "BoroughName", *month_columns(len(counts), first)]
    rows = [["THEFT", "SHOPLIFTING", name, *counts], ["THEFT", "SHOPLIFTING", "Croydon", *counts]]
    return _write(path, header, rows)


def met_ward(path: Path, counts: Sequence[int], first: str = FIRST, bad_code: str = "") -> Path:
    """Write a ward table: `counts` by month in each of three wards, and a row of a code that does not exist."""
    name = content.load().borough.name
    columns = month_columns(len(counts), first)
    header = ["MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName", *columns]
    rows = [["THEFT", "SHOPLIFTING", "Somewhere", code, name, *counts] for code in wards()]
    if bad_code:
        rows.append(["THEFT", "SHOPLIFTING", "Nowhere", bad_code, name, *counts])
    return _write(path, header, rows)


def survey(path: Path, percent: int = 40) -> Path:
    """Write one answer in our own form."""
    header = ["survey", "wave", "period_end", "area_code", "question", "answer", "percent", "base"]
    header += ["document", "section"]
    code = content.load().borough.code
    row = ["Made-up", "2024", "2024-11-30", code, "How safe?", "Very", percent, 100, "None", "1"]
    return _write(path, header, [row])


def _write(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    return path


def incidents(path: Path, count: int = 24, first: str = FIRST, seed: int = 1) -> Path:
    """Write a dated list of incidents by ward, many of them few: so many months from `first`, all wards in force."""
    import numpy as np

    from sbp import settings
    from sbp.ingest import facts

    known = facts.wards(settings.GEO_DIR)
    codes = sorted(known[known["vintage"] == content.load().borough.vintages[-1].id]["ward_code"])
    chance = np.random.default_rng(seed)
    rows = []
    for step in range(count):
        month = months.add(months.parse(first), step)
        for place, code in enumerate(codes):
            for category, mean in (("noise", 0.4 + place), ("rowdy_behaviour", 2.0), ("asb_call", 3.0 + place)):
                rows += [[month.replace(day=9).isoformat(), category, code] for _ in range(chance.poisson(mean))]
    cases = [[*row, f"C{number}"] for number, row in enumerate(rows, 1)]
    return _write(path, ["date", "category", "ward_code", "reference"], cases)
