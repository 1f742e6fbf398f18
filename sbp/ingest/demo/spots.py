"""Invented street points inside the schematic wards of both vintages, with invented street names."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from pyproj import Transformer

from sbp.ingest import facts
from sbp.ingest.demo import chance
from sbp.ingest.demo.plan import Plan

MARGIN_DEGREES = 0.0003  # 20 to 30 m: a point stays in its ward whichever projection it is looked up in
TRIES = 400  # points thrown at a box for each point wanted; a sliver that catches none is left empty
FEWEST = 2
EVEN = 0.2  # the busiest point of a ward draws 1.2 / 0.2 = 6 times the crime of the quietest


@dataclass(frozen=True)
class Ward:
    """One ward of one vintage with its schematic outline in degrees."""

    code: str
    name: str
    outline: shapely.Geometry


@dataclass(frozen=True)
class Spots:
    """Invented points. Arrays have one entry a point; `new` and `old` number the wards of the two vintages.

    `weight` is a point's share of the borough's residents, uneven within its ward by lot; `is_centre` marks the points
    of its ward's invented high street. Eastings and northings are whole metres.
    """

    new_wards: tuple[Ward, ...]
    old_wards: tuple[Ward, ...]
    residents: np.ndarray
    new: np.ndarray
    old: np.ndarray
    longitude: np.ndarray
    latitude: np.ndarray
    easting: np.ndarray
    northing: np.ndarray
    weight: np.ndarray
    is_centre: np.ndarray
    location: tuple[str, ...]


def invent(plan: Plan, geo: Path, vintages: tuple[str, str], seed: int) -> Spots:
    """Place the points.

    Each pair of a current and an old ward gets points by its residents: a current ward's residents, divided among
    the old wards under it as `ward-overlap.csv` says. A pair that the schematic maps do not draw gets none.

    Args:
        geo: the folder with the schematic maps and `facts/`.
        vintages: ids of the old and the current ward boundaries.
    """
    old_id, new_id = vintages
    new_wards, old_wards = read_wards(geo, new_id), read_wards(geo, old_id)
    residents = _residents(geo, new_wards)
    shares = _shares(geo, new_wards, old_wards)
    parts = []
    for place, ward in enumerate(new_wards):
        rng = chance.stream(seed, f"spots {ward.code}")
        drawn = [_inside(plan, rng, ward, old_wards, old, share) for old, share in shares[place].items()]
        drawn = [part for part in drawn if len(part)]
        parts.append(_in_ward(plan, rng, place, np.concatenate(drawn), residents[place] / residents.sum()))
    table = np.concatenate(parts)
    longitude, latitude = table[:, 2], table[:, 3]
    easting, northing = Transformer.from_crs(4326, 27700, always_xy=True).transform(longitude, latitude)
    return Spots(
        new_wards, old_wards, residents, table[:, 0].astype(int), table[:, 1].astype(int), longitude, latitude,
        np.floor(np.asarray(easting) + 0.5).astype(int), np.floor(np.asarray(northing) + 0.5).astype(int),
        table[:, 4], table[:, 5] > 0, tuple(_name(number, row[5] > 0) for number, row in enumerate(table, 1)),
    )  # fmt: skip


def read_wards(geo: Path, vintage: str) -> tuple[Ward, ...]:
    """Read the schematic wards of one vintage, in order of their codes."""
    text = (geo / f"schematic-wards-{vintage}.geojson").read_text(encoding="utf-8")
    features = json.loads(text)["features"]
    facts = [(feature["properties"], shapely.geometry.shape(feature["geometry"])) for feature in features]
    wards = [Ward(known["ward_code"], known["ward_name"], outline) for known, outline in facts]
    return tuple(sorted(wards, key=lambda ward: ward.code))


def _residents(geo: Path, wards: tuple[Ward, ...]) -> np.ndarray:
    table = facts.wards(geo)
    counted = dict(zip(table["ward_code"], table["residents_count"], strict=True))
    return np.array([float(counted[ward.code]) for ward in wards])


def _shares(geo: Path, new_wards: tuple[Ward, ...], old_wards: tuple[Ward, ...]) -> list[dict[int, float]]:
    """For each current ward the share of its residents in each old ward under it."""
    new_place = {ward.code: place for place, ward in enumerate(new_wards)}
    old_place = {ward.code: place for place, ward in enumerate(old_wards)}
    shares: list[dict[int, float]] = [{} for _ in new_wards]
    table = facts.overlap(geo)
    columns = (table["ward_code_new"], table["ward_code_old"], table["share_of_new_residents"])
    for new, old, share in zip(*columns, strict=True):
        shares[new_place[new]][old_place[old]] = float(share)
    return shares


def _inside(
    plan: Plan, rng: np.random.Generator, ward: Ward, old_wards: tuple[Ward, ...], old: int, share: float
) -> np.ndarray:
    """Throw points at what a current and an old ward share: columns old ward, longitude, latitude, residents' share."""
    common = shapely.intersection(ward.outline, old_wards[old].outline).buffer(-MARGIN_DEGREES)
    if common.is_empty:
        return np.empty((0, 4))
    wanted = max(FEWEST, int(plan.settings["points_per_ward"] * share + 0.5))
    west, south, east, north = common.bounds
    longitude = np.round(west + (east - west) * rng.random(wanted * TRIES), 6)
    latitude = np.round(south + (north - south) * rng.random(wanted * TRIES), 6)
    caught = np.flatnonzero(shapely.contains_xy(common, longitude, latitude))[:wanted]
    each = np.full(len(caught), share / max(len(caught), 1))
    return np.column_stack([np.full(len(caught), old), longitude[caught], latitude[caught], each])


def _in_ward(plan: Plan, rng: np.random.Generator, place: int, drawn: np.ndarray, share: float) -> np.ndarray:
    """Weigh a ward's points by lot so that they add up to its share of residents, and mark its high street."""
    weight = drawn[:, 3] * (EVEN + rng.random(len(drawn)))
    weight *= share / np.cumsum(weight)[-1]
    centre = np.zeros(len(drawn))
    centre[chance.lots(rng, len(drawn), plan.settings["centre_points_per_ward"])] = 1
    return np.column_stack([np.full(len(drawn), place), drawn[:, 0], drawn[:, 1], drawn[:, 2], weight, centre])


def _name(number: int, is_centre: bool) -> str:
    return f"On or near Example {'High Street' if is_centre else 'Road'} {number}"
