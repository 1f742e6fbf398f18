"""Tables to download as a whole: each as CSV text, and what describes them all (Frictionless Data Package)."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from sbp import months
from sbp.charts import tables
from sbp.model import Area, Indicator, Source

DESCRIPTION = "datapackage.json"
COLUMNS = {
    "area_code": ("string", "Code of the borough or ward, as the Office for National Statistics gives it"),
    "area": ("string", "Its name"),
    "ward_boundaries": ("string", "Year in which the ward's boundaries came into force; empty for the borough"),
    "month": ("yearmonth", "The month counted"),
    "value": ("number", "The count; empty where it was not supplied or is withheld"),
    "per_1000": ("number", "The count for each 1,000 residents; empty where it cannot be told"),
    "note": ("string", "Why there is no count"),
    "about": ("string", "Whose figures these are, their licence and the data version; once, in the first row"),
}


def line(area: Area, month: Any, value: float | None, per_1000: float | None, note: str) -> list[str]:
    """Return one row of a table as texts, in the order of `COLUMNS` without the last."""
    return [
        area.code, tables.safe_text(area.name), area.vintage, months.text(month),
        "" if value is None else f"{value:g}", "" if per_1000 is None else f"{per_1000:.3f}", tables.safe_text(note),
    ]  # fmt: skip


def text(lines: list[list[str]], source: Source, version: str, is_demonstration: bool) -> str:
    """Return a table's CSV text; its first row says in the last column what it is."""
    about = [source.attribution, f"{source.licence}.", tables.version_words(version, is_demonstration)]
    return tables.csv_text(list(COLUMNS)[:-1], lines, about)


def resource(name: str, indicator: Indicator, source: Source, body: str) -> dict[str, Any]:
    """Return what describes one table: its path, size, hash, licence, source and columns."""
    raw = body.encode()
    fields = [{"name": each, "type": kind, "description": told} for each, (kind, told) in COLUMNS.items()]
    return {
        "name": name.removesuffix(".csv"),
        "path": name,
        "title": indicator.name,
        "description": " ".join([indicator.question, *source.caveats, *indicator.caveats]),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(raw),
        "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
        "licenses": [{"name": "other-open" if "Open" in source.licence else "other-closed", "title": source.licence}],
        "sources": [_source(source)],
        "attribution": source.attribution,
        "schema": {"fields": fields, "missingValues": [""], "primaryKey": ["area_code", "month"]},
    }


def description(
    title: str, version: str, is_demonstration: bool, resources: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return what describes all tables of a data version."""
    mark = "Demonstration data, not real. " if is_demonstration else ""
    sources = {each["title"]: each for one in resources for each in one["sources"]}
    return {
        "name": "figures-by-month-and-area",
        "title": title,
        "description": f"{mark}Recorded figures by month and area, as the dashboard shows them.",
        "version": version,
        "sources": [sources[each] for each in sorted(sources)],
        "resources": list(resources),
    }


def _source(source: Source) -> dict[str, str]:
    return {"title": f"{source.title}, {source.publisher}"} | ({"path": source.page} if source.page else {})
