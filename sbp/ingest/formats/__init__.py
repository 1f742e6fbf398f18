"""The publishers' file formats: every module of this folder is one, found by walking it."""

import importlib
import pkgutil
from dataclasses import replace
from functools import cache
from typing import Protocol

import pandas as pd

from sbp.errors import SbpError
from sbp.ingest.context import Context
from sbp.ingest.opened import Opened
from sbp.ingest.reading import Reading
from sbp.model import Reject


class Format(Protocol):
    """What every format offers; one with KEEP = False is recognised and left alone, and WHY_LEFT says why.

    A format of rows about areas may declare AREA_COLUMNS, by which another borough's file is told (see `ours`).
    """

    ID: str
    TITLE: str
    STAGE: str
    KEEP: bool

    def recognises(self, opened: Opened) -> bool:
        """Tell from the content alone whether the file is of this format."""

    def read(self, opened: Opened, context: Context) -> Reading:
        """Read one file of this format."""


@cache
def all_formats() -> tuple[Format, ...]:
    """Return every format of the package in the order of their ids; a module may offer several in ENTRIES."""
    found: list[Format] = []
    for module in pkgutil.iter_modules(__path__):
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        found.extend(getattr(loaded, "ENTRIES", [loaded] if hasattr(loaded, "recognises") else []))
    return tuple(sorted(found, key=lambda each: each.ID))


def recognise(opened: Opened) -> Format | None:
    """Return the one format that the file's content shows, or None.

    Raises:
        SbpError: two formats claim the file.
    """
    claims = [each for each in all_formats() if each.recognises(opened)]
    if len(claims) > 1:
        titles = " and like ".join(each.TITLE for each in claims)
        raise SbpError(f"The file looks like {titles}", opened.name, "report it to who keeps the program")
    return claims[0] if claims else None


def sort_members(opened: Opened) -> list[tuple[Format | None, tuple[Opened, ...]]]:
    """Group a file, or an archive's members, by format; None stands for what no format recognises."""
    groups: dict[str, tuple[Format | None, list[Opened]]] = {}
    for part in opened.members or (opened,):
        known = recognise(part)
        groups.setdefault(known.ID if known else "", (known, []))[1].append(part)
    return [(known, tuple(parts)) for known, parts in groups.values()]


def read(known: Format, parts: tuple[Opened, ...], context: Context) -> Reading:
    """Read one file, or the members of an archive that share a format, as one reading.

    Raises:
        SbpError: a part is recognisably of this format but broken as a whole.
    """
    if len(parts) == 1:
        return known.read(parts[0], context)
    if hasattr(known, "read_members"):
        return known.read_members(parts, context)
    readings = [known.read(part, context) for part in parts]
    return _merged(readings, parts, context)


def _merged(readings: list[Reading], parts: tuple[Opened, ...], context: Context) -> Reading:
    firsts = [each.first_month for each in readings if each.first_month]
    lasts = [each.last_month for each in readings if each.last_month]
    extra: dict = {}
    for each in readings:
        extra.update(each.extra)
    return Reading(
        format=readings[0].format,
        source=readings[0].source,
        tables=_merged_tables(readings, context),
        rows_in=sum(each.rows_in for each in readings),
        loaded=sum(each.loaded for each in readings),
        out_of_area=sum(each.out_of_area for each in readings),
        rejects=[_placed(fault, part) for each, part in zip(readings, parts, strict=True) for fault in each.rejects],
        warnings=[f"{part.name}: {text}" for each, part in zip(readings, parts, strict=True) for text in each.warnings],
        covers=[cover for each in readings for cover in each.covers],
        lost=[lost for each in readings for lost in each.lost],
        first_month=min(firsts, default=None),
        last_month=max(lasts, default=None),
        extra=extra,
    )


def _merged_tables(readings: list[Reading], context: Context) -> dict[str, pd.DataFrame | str]:
    merged: dict[str, pd.DataFrame | str] = {}
    for name in dict.fromkeys(name for each in readings for name in each.tables):
        pieces = [each.tables[name] for each in readings if name in each.tables]
        staged = [piece for piece in pieces if isinstance(piece, str)]
        if not staged:
            filled = [piece for piece in pieces if len(piece)] or pieces[:1]
            merged[name] = pd.concat(filled, ignore_index=True)
            continue
        for other in staged[1:]:
            context.con.execute(f"INSERT INTO {staged[0]} BY NAME SELECT * FROM {other}")
            context.con.execute(f"DROP TABLE {other}")
        merged[name] = staged[0]
    return merged


def _placed(fault: Reject, part: Opened) -> Reject:
    return replace(fault, member=part.name)
