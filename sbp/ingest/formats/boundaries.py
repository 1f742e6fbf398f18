"""Boundaries of wards, LSOAs and boroughs from ONS or the GLA: GeoJSON or shapefile, in degrees or on the grid."""

import re
import warnings
from collections import Counter

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError

from sbp import settings
from sbp.errors import SbpError
from sbp.ingest import facts
from sbp.ingest.context import Context
from sbp.ingest.opened import GZIP, SHAPEFILE, Opened, sidecars
from sbp.ingest.reading import Reading
from sbp.model import Reject

ID = "boundaries"
TITLE = "Boundaries of wards, LSOAs or boroughs (ONS or GLA)"
SOURCE = "ons_boundaries"
STAGE = "places"
KEEP = True

BRITISH_GRID, DEGREES = 27700, 4326
GRID_LIMITS = (0.0, 0.0, 700_000.0, 1_300_000.0)  # EPSG:27700 covers this box, metres
COARSE_VERTICES = 40  # wards drawn to within 200 m have about 16 corners each, those to within 20 m have 78
# The finest areas first: a file of wards names their boroughs too.
CODE_COLUMNS = (r"LSOA\d\dCD", r"WD\d\dCD", r"GSS_CODE", r"LAD\d\dCD")
COLUMNS = ("area_code", "area_name", "kind", "vintage", "geometry_wkb", "resolution_rank")
_CODE_IN_TEXT = re.compile(rb'"(LSOA\d\dCD|WD\d\dCD|GSS_CODE|LAD\d\dCD)"\s*:', re.I)
_LSOA_NAME = re.compile(r"(.+) \d{3}[A-Z]$")


def recognises(opened: Opened) -> bool:
    """Tell a shapefile by its first bytes, and GeoJSON by its kind and a column of area codes."""
    if opened.head.startswith(SHAPEFILE):
        return True
    is_collection = (
        opened.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and b'"FeatureCollection"' in opened.head
    )
    return is_collection and _CODE_IN_TEXT.search(opened.head) is not None


def read(opened: Opened, context: Context) -> Reading:
    """Read the outlines that are ours, on the British grid in metres, without heights.

    Returns:
        A Reading whose table "boundary" has area_code, area_name, kind, vintage (of wards), geometry_wkb (EPSG:27700)
        and resolution_rank: the mean number of corners of an outline, higher being finer.

    Raises:
        SbpError: the file cannot be read, names no area codes, or lies in no known projection.
    """
    frame = _on_the_grid(_load(opened), opened.name)
    code_column = _code_column(frame, opened.name)
    reading = Reading(ID, SOURCE, {}, rows_in=len(frame), loaded=0)
    owners = _ward_vintages_and_borough(context)
    rows = []
    for line, (values, shape) in enumerate(zip(frame.to_dict("records"), frame.geometry, strict=True), start=1):
        code = _text(values[code_column])
        if not code:
            reading.rejects.append(Reject(line, "The outline has no area code", code_column))
        elif (place := _ours(code, values, owners, context)) is None:
            reading.out_of_area += 1
        elif (sound := _polygon(shape)) is None:
            reading.rejects.append(Reject(line, "The outline is empty or cannot be mended", code_column, code))
        else:
            rows.append((code, _name(values, code_column), *place, sound, not shape.is_valid))
    reading.loaded = len(rows)
    reading.tables["boundary"] = _table(rows, reading)
    _warn_of_gaps(reading, owners)
    return reading


def _load(opened: Opened) -> gpd.GeoDataFrame:
    if opened.head.startswith(SHAPEFILE):
        beside = {path.suffix.lower() for path in sidecars(opened.path)}
        missing = sorted({".shx", ".dbf"} - beside)
        if missing:
            remedy = "keep .shp, .shx, .dbf and .prj together, or load the zip"
            raise SbpError(f"The shapefile lacks its {' and '.join(missing)} file", opened.name, remedy)
    with opened.path.open("rb") as stream:
        is_packed = stream.read(2) == GZIP
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # GDAL mends the winding of rings and says so
            return pyogrio.read_dataframe(f"/vsigzip/{opened.path}" if is_packed else opened.path, force_2d=True)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, shapely.errors.GEOSException) as fault:
        reason = str(fault).splitlines()[0]
        raise SbpError(f"The boundaries cannot be read ({reason})", opened.name, "download the file again") from None


def _on_the_grid(frame: gpd.GeoDataFrame, name: str) -> gpd.GeoDataFrame:
    """Bring the outlines to EPSG:27700, judging the projection by what is declared and by the coordinates."""
    if not isinstance(frame, gpd.GeoDataFrame) or frame.geometry.isna().all():
        raise SbpError("The file holds no outlines", name, "download it again")
    bounds = frame.total_bounds
    in_degrees = bool(np.all(np.abs(bounds) <= 180))
    on_grid = bool(np.all(bounds >= GRID_LIMITS[:2] * 2) and np.all(bounds <= GRID_LIMITS[2:] * 2)) and not in_degrees
    if on_grid and (frame.crs is None or frame.crs.is_geographic or _is_british(frame.crs)):
        return frame.set_crs(BRITISH_GRID, allow_override=True)
    if in_degrees and (frame.crs is None or frame.crs.is_geographic):
        return frame.set_crs(DEGREES, allow_override=True).to_crs(BRITISH_GRID)
    if frame.crs is not None and frame.crs.is_projected and not in_degrees and not _is_british(frame.crs):
        return frame.to_crs(BRITISH_GRID)
    raise SbpError("The coordinates do not fit the projection that the file declares", name, "EPSG:4326 or EPSG:27700")


def _is_british(crs: CRS) -> bool:
    try:
        return crs.to_epsg(min_confidence=20) == BRITISH_GRID or "british_national_grid" in crs.name.lower().replace(
            " ", "_"
        )
    except CRSError:
        return False


def _code_column(frame: gpd.GeoDataFrame, name: str) -> str:
    for pattern in CODE_COLUMNS:
        for column in frame.columns:
            if re.fullmatch(pattern, str(column), re.I):
                return str(column)
    raise SbpError("The outlines carry no area codes", name, "the file with columns such as WD24CD or GSS_CODE")


def _ward_vintages_and_borough(context: Context) -> dict[str, tuple[str, str]]:
    owners = {code: ("ward", vintage) for code, vintage in facts.ward_vintages(settings.GEO_DIR).items()}
    return owners | {context.borough.code: ("borough", "")}


def _ours(code: str, values: dict, owners: dict[str, tuple[str, str]], context: Context) -> tuple[str, str] | None:
    """Return kind and ward vintage of one of our areas, None for anybody else's."""
    if not code.startswith("E01"):
        return owners.get(code)
    boroughs = [_text(value) for key, value in values.items() if re.fullmatch(r"LAD(\d\dCD|CD_ACTIVE)", key, re.I)]
    if boroughs:
        return ("lsoa", "") if context.borough.code in boroughs else None
    # ONS publishes LSOA outlines without their borough's code; its LSOA names are the borough's name and a number.
    names = [_text(value) for key, value in values.items() if re.fullmatch(r"LSOA\d\dNM", key, re.I)]
    found = _LSOA_NAME.match(names[0]) if names else None
    return ("lsoa", "") if found and found[1] == context.borough.name else None


def _name(values: dict, code_column: str) -> str:
    wanted = "NAME" if code_column.upper() == "GSS_CODE" else code_column[:-2] + "NM"
    return next((_text(value) for key, value in values.items() if key.upper() == wanted.upper()), "")


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value).strip()


def _polygon(shape: shapely.Geometry | None) -> shapely.Geometry | None:
    """Mend an outline and keep its surfaces only; None where nothing is left."""
    if shape is None or shape.is_empty:
        return None
    sound = shape if shape.is_valid else shapely.make_valid(shape)
    parts = [part for part in shapely.get_parts(sound) if part.geom_type in ("Polygon", "MultiPolygon")]
    kept = shapely.union_all(parts) if len(parts) > 1 else (parts[0] if parts else None)
    return kept if kept is not None and kept.area > 0 else None


def _table(rows: list[tuple], reading: Reading) -> pd.DataFrame:
    """Join the parts of an area that stands on several rows, and rank the file by the corners of its outlines."""
    mended = sum(row[-1] for row in rows)
    if mended:
        reading.warnings.append(f"{mended} outline(s) crossed themselves and were mended")
    parts: dict[str, list] = {}
    for code, *_, shape, _ in rows:
        parts.setdefault(code, []).append(shape)
    if len(parts) < len(rows):
        reading.warnings.append(f"{len(rows) - len(parts)} row(s) repeat an area's code; their outlines were joined")
    shapes = {code: shapely.union_all(pieces) for code, pieces in parts.items()}
    rank = round(np.mean([shapely.get_num_coordinates(shape) for shape in shapes.values()])) if shapes else 0
    places = {row[0]: row[1:4] for row in rows}
    return pd.DataFrame(
        [(code, *places[code], shapely.to_wkb(shape), rank) for code, shape in shapes.items()], columns=list(COLUMNS)
    )


def _warn_of_gaps(reading: Reading, owners: dict[str, tuple[str, str]]) -> None:
    wards = reading.tables["boundary"].query("kind == 'ward'")
    due = Counter(vintage for kind, vintage in owners.values() if kind == "ward")
    for vintage, held in Counter(wards["vintage"]).items():
        if held < due[vintage]:
            reading.warnings.append(
                f"Only {held} of the {due[vintage]} wards of {vintage} are here, so they are not used"
            )
    if len(wards) and wards["resolution_rank"].iloc[0] < COARSE_VERTICES:
        reading.warnings.append("The outlines are coarse: points near a ward's edge may get the wrong ward")
