"""What the tests of the write side share: an invented borough on the map, in the form of `geo/`."""

import json
from datetime import date
from pathlib import Path

import pytest
from pyproj import Transformer

from sbp import settings
from sbp.model import Borough, Vintage
from tests.ingest.placing import placed, saved, settle  # noqa: F401 (fixtures)

TO_DEGREES = Transformer.from_crs(27700, 4326, always_xy=True)  # making one takes longer than most tests that need it
WEST, SOUTH, SIDE = 540_000, 170_000, 2_000  # metres, EPSG:27700
WARDS = (
    "in_force_from,ward_code,ward_name,inside_lon,inside_lat,area_km2,residents_census_2021,neighbours",
    "2002,E05009901,Old West,0.026,51.420,4,,E05009902",
    "2002,E05009902,Old East,0.069,51.420,8,,E05009901",
    "2022,E05099901,New West,0.034,51.420,6,6000,E05099902",
    "2022,E05099902,New East,0.077,51.420,6,4000,E05099901",
)
OVERLAP = (
    "ward_code_2022,ward_code_2002,share_of_2022_area,share_of_2002_area,share_of_2022_residents,share_of_2002_residents",
    "E05099901,E05009901,0.67,1.0,0.75,1.0",
    "E05099901,E05009902,0.33,0.25,0.25,0.27",
    "E05099902,E05009902,1.0,0.75,1.0,0.73",
)
RESIDENTS = (
    "borough_code,borough_name,residents_census_2021_rounded,area_km2",
    "E09000099,Sampleton,10100,12.0",
    "E09000098,Sampleham,500,2.5",
)
# west and east edge of each ward, in sides of 2 km from the borough's west edge
EDGES = {
    "2002": {"E05009901": (0, 1), "E05009902": (1, 3)},
    "2022": {"E05099901": (0, 1.5), "E05099902": (1.5, 3)},
}


@pytest.fixture
def sampleton() -> Borough:
    """An invented borough with two wards before 2022 and two since."""
    vintages = (
        Vintage("2002", "Old wards", date(2002, 5, 2), date(2022, 5, 4)),
        Vintage("2022", "New wards", date(2022, 5, 5), None),
    )
    return Borough("E09000099", "Sampleton", "Safer Sampleton", "Sample Police", "Rail Police", "Shire", vintages)


@pytest.fixture
def sample_geo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Its `geo/` instead of the real one: a strip 6 km by 2 km, cut in two at 2 km before 2022 and at 3 km since."""
    folder = tmp_path / "geo"
    (folder / "facts").mkdir(parents=True)
    for name, lines in (("ward-facts", WARDS), ("ward-overlap", OVERLAP), ("borough-residents", RESIDENTS)):
        (folder / "facts" / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for vintage, wards in EDGES.items():
        features = [_feature(code, _square(west, east)) for code, (west, east) in wards.items()]
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (folder / f"schematic-wards-{vintage}.geojson").write_text(text, encoding="utf-8")
    monkeypatch.setattr(settings, "GEO_DIR", folder)
    return folder


def _square(west: float, east: float) -> list[list[float]]:
    left, right, top = WEST + west * SIDE, WEST + east * SIDE, SOUTH + SIDE
    corners = [(left, SOUTH), (right, SOUTH), (right, top), (left, top), (left, SOUTH)]
    return [list(TO_DEGREES.transform(x, y)) for x, y in corners]


def _feature(code: str, ring: list[list[float]]) -> dict:
    shape = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"ward_code": code}, "geometry": shape}
