"""What a format hands to the build: rows, what they cover, and an account of every row read."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from sbp.model import Reject

EVERY = "*"  # of rejected rows: they may have been of any category


@dataclass(frozen=True)
class Lost:
    """What rejected rows of ours would have counted, so that what they belong to would be too low, or zero.

    `category_id` is "" where the row's label is none that we know, and EVERY where it may be any; `area_kind` is "" for
    every kind of area; `unit` is what speaks for a month as one, such as a police force, "" for any. A `month` of None
    is every month of the file, until the format has told which those are.
    """

    dataset: str
    category_id: str = EVERY
    month: date | None = None
    area_kind: str = ""
    vintage: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Cover:
    """A month that a file supplies, for one data set and kind of area.

    `vintage` is empty where the areas have none; `category_id` is empty where the file covers every category.
    """

    dataset: str
    area_kind: str
    vintage: str
    category_id: str
    month: date


@dataclass
class Reading:
    """The outcome of reading one file.

    `tables` maps a staging table's name to its rows; column names are those of the table of the same name in
    `schema.sql` (without `file_id`, which the build adds). rows_in = loaded + len(rejects) + out_of_area.
    """

    format: str
    source: str
    tables: dict[str, pd.DataFrame]
    rows_in: int
    loaded: int
    out_of_area: int = 0
    rejects: list[Reject] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    first_month: date | None = None
    last_month: date | None = None
    extra: dict[str, Any] = field(default_factory=dict)
