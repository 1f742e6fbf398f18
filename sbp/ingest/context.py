"""What a format may know while it reads, and what becomes of a file once it has been read."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import duckdb

from sbp.ingest.reading import Reading
from sbp.model import Borough, Category, Label

if TYPE_CHECKING:
    from sbp.ingest.geo import Places


@dataclass(frozen=True)
class Context:
    """The borough, the labels and the places that rows are checked against, and the file being built.

    `places` is None while the places themselves are being read (stage "places"). `con` may be used for temporary
    tables whose names begin with `staging_`. `borough_codes` maps a London borough's name to its GSS code.
    """

    borough: Borough
    labels: tuple[Label, ...]
    categories: dict[str, Category]
    places: "Places | None"
    con: duckdb.DuckDBPyConnection
    borough_codes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LoadedFile:
    """One file that was read: its number in the build, its place in the order of loading, and what it held.

    An archive that holds two formats is two of these, with the same name and hash.
    """

    file_id: int
    sequence: int
    name: str
    sha256: str
    size_bytes: int
    retrieved: date
    reading: Reading
