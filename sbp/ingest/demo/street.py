"""Street files as data.police.uk publishes them, one a force and month, of invented incidents at invented points.

Crime IDs and outcomes stay blank, as in the publisher's early years: neither is invented. An incident without a ward
has no row, since the publisher gives such rows no area by which a borough could claim them.
"""

from pathlib import Path

import numpy as np

from sbp.ingest.demo.invented import Invented
from sbp.ingest.demo.plan import Series
from sbp.ingest.demo.spread import NO_WARD

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)  # fmt: skip


def write(folder: Path, made: Invented) -> None:
    """Write `YYYY-MM/YYYY-MM-<force>-street.csv` for the borough's own force and for the railway police."""
    own = [*made.plan.group("recorded"), *made.plan.group("incidents")]
    _write_force(folder, made, own, made.borough.force, "metropolitan")
    _write_force(folder, made, made.plan.group("railway"), made.borough.transport_force, "btp")


def _write_force(folder: Path, made: Invented, series: list[Series], force: str, slug: str) -> None:
    spots = made.spots
    points = [
        f"{longitude:.6f},{latitude:.6f},{location},,"
        for longitude, latitude, location in zip(spots.longitude, spots.latitude, spots.location, strict=True)
    ]
    types = sorted({str(each.labels["street"]) for each in series})
    month, spot, kind = _rows(made, series, types)
    borders = np.searchsorted(month, np.arange(len(made.month_texts) + 1))
    for number, text in enumerate(made.month_texts):
        rows = slice(borders[number], borders[number + 1])
        start, ends = f",{text},{force},{force},", [f",{name},,\n" for name in types]
        pairs = zip(spot[rows].tolist(), kind[rows].tolist(), strict=True)
        lines = [f"{start}{points[at]}{ends[what]}" for at, what in pairs]
        path = folder / text / f"{text}-{slug}-street.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((f"{HEADER}\n" + "".join(lines)).encode())


def _rows(made: Invented, series: list[Series], types: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Month, point and type of every row, sorted by month, then place, as the publisher sorts by area."""
    incidents = [made.incidents[each.id] for each in series]
    month = np.concatenate([each.month for each in incidents])
    spot = np.concatenate([each.spot for each in incidents])
    kind = np.concatenate([np.full(len(each.spot), types.index(each.series.labels["street"])) for each in incidents])
    known = spot != NO_WARD
    month, spot, kind = month[known], spot[known], kind[known]
    order = np.lexsort((kind, spot, month))
    return month[order], spot[order], kind[order]
