"""What `geo/facts/` says of wards and boroughs: true before any official file has been loaded."""

from pathlib import Path

import pandas as pd

from sbp.errors import SbpError

CENSUS = "Census 2021 usual residents (ONS)"
CENSUS_ROUNDED = "Census 2021 usual residents (ONS), rounded to 100"


def wards(geo_dir: Path) -> pd.DataFrame:
    """Return every ward of every vintage.

    Returns:
        vintage, ward_code, ward_name, inside_lon, inside_lat (degrees), area_km2, residents_count (Census 2021;
        missing for wards that were gone by then), neighbours (codes, separated by spaces).
    """
    columns = {"in_force_from": "vintage", "residents_census_2021": "residents_count"}
    table = _read(geo_dir / "facts" / "ward-facts.csv").rename(columns=columns)
    numbers = dict.fromkeys(("inside_lon", "inside_lat", "area_km2", "residents_count"), "float64")
    return table.astype(numbers)


def overlap(geo_dir: Path) -> pd.DataFrame:
    """Return how the newest wards overlap those before, in the columns of `ward_overlap` in `schema.sql`."""
    table = _read(geo_dir / "facts" / "ward-overlap.csv")
    new, old = (name.removeprefix("ward_code_") for name in table.columns[:2])
    table.columns = [name.replace(new, "new").replace(old, "old") for name in table.columns]
    shares = [name for name in table.columns if name.startswith("share_")]
    return table.astype(dict.fromkeys(shares, "float64"))


def borough_residents(geo_dir: Path) -> dict[str, int]:
    """Return the Census 2021 residents of each London authority by its code, rounded to 100."""
    table = _read(geo_dir / "facts" / "borough-residents.csv")
    return {code: int(count) for code, count in zip(table["borough_code"], table.iloc[:, 2], strict=True)}


def boroughs(geo_dir: Path) -> pd.DataFrame:
    """Return every London authority: borough_code, borough_name, residents_count (rounded to 100), area_km2."""
    table = _read(geo_dir / "facts" / "borough-residents.csv")
    table.columns = ["borough_code", "borough_name", "residents_count", "area_km2"]
    return table.astype({"residents_count": "int64", "area_km2": "float64"})


def ward_vintages(geo_dir: Path) -> dict[str, str]:
    """Return the vintage of every ward code that is ours; a code that is absent is another borough's."""
    table = wards(geo_dir)
    return dict(zip(table["ward_code"], table["vintage"], strict=True))


def _read(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise SbpError("A file of facts is missing", str(path), "restore it from the repository")
    return pd.read_csv(path, dtype=str, encoding="utf-8-sig").replace({"": None})
