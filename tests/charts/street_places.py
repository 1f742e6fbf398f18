"""Places made up by hand: four hexagons in two wards, small enough to check by eye."""

from datetime import date

from sbp.streets_model import Density, DensityClass, StreetKind, StreetPlace, StreetTable, StreetWard
from tests.charts.conftest import FRESH, SOURCE

KIND = StreetKind("noise", "Noise (street-level)", "noises", "maker", "points", ("noise",), "Not crime.")
PLACES = (
    StreetPlace(
        "c1",
        "W0",
        "Ward 0",
        ("High Street", "Mill Lane", "Supermarket", "Hill", "=Cut"),
        40,
        "Ward 1",
        0.24,
        0.5,
        0.01,
        51.4,
    ),
    StreetPlace("c2", "W0", "Ward 0", ("<b>Long</b> Lane",), 12, "Ward 1", 0.01, 0.15, 0.02, 51.4),
    StreetPlace("c3", "W1", "Ward 1", (), 5, "", 0.0, 0.004, 0.03, 51.4),
    StreetPlace("c4", "", "", (), 1, "", 0.0, None, 0.04, 51.4),
)
WARDS = (
    StreetWard("W0", "Ward 0", 52, 0.19, "Ward 1", 2.2),
    StreetWard("W1", "Ward 1", 5, 0.0, "", 0.3),
)
DENSITY = Density(
    250,
    100,
    (
        DensityClass(0.05, 90.4, 0.3, ((50, 50), (150, 50), (150, 150))),
        DensityClass(0.2, 30.0, 0.6, ((350, 50), (50, 150))),
    ),
)


def table(is_snapped: bool = True, reason: str = "") -> StreetTable:
    """The places of a year as a table."""
    return StreetTable(
        kind=KIND,
        source=SOURCE,
        first_month=date(2025, 3, 1),
        last_month=date(2026, 2, 1),
        places=() if reason else PLACES,
        wards=WARDS,
        total=58,
        unplaced=7,
        is_snapped=is_snapped,
        caveats=("Not exact.",),
        freshness=FRESH,
        data_version="2026-03-06.1-00000000",
        is_demonstration=True,
        is_schematic=True,
        reason=reason,
    )
