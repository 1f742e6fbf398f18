"""The words of publishing: which tables and columns the public may have, and how small figures are kept from it."""

from dataclasses import dataclass
from typing import Literal

WITHHELD = "withheld"  # how the note of a month begins that is held and not published

Rows = Literal[
    "all",  # every row
    "named keys",  # those whose key is named
    "named data sets",  # those of the data sets named
    "by measure",  # open measures whole; borough-only ones for whole boroughs; protected ones shielded
    "open measures",  # open measures whole; borough-only ones for whole boroughs; nothing of protected ones
    "open measures alone",  # open measures whole; nothing of others
    "open measures by place",  # open measures by ward; by smaller places those whose categories the public may see so
    "open counts",  # those of the data sets named; categories of borough-only measures for whole boroughs alone
    "public categories",  # those of categories that the public may see by place
    "published points",  # points that the police publish, not the places of single reports
    "public categories at published points",  # both of these
    "by source",  # files of protected measures without their counts of rows
    "open sources",  # those of files that feed no protected measure
    "enough asked",  # answers that enough people gave
]


@dataclass(frozen=True)
class Shield:
    """How protected counts are kept from the public.

    Counts of 1 to `threshold` - 1 are withheld, others are rounded to the nearest `round_to`. Nobody may be able to
    tell a withheld count more narrowly than a range `width` wide. `smallest_base` people must have answered a survey.
    """

    threshold: int
    round_to: int
    width: int
    smallest_base: int
    caveat: str
    withheld: str


@dataclass(frozen=True)
class TableRule:
    """What may be published of one table: these columns and no others, and of its rows those that the rule lets by."""

    table: str
    columns: tuple[str, ...]
    rows: Rows
    named: tuple[str, ...]


@dataclass(frozen=True)
class Publishing:
    """The whole rule; a table that is not in it is published empty, a column that is not in it without values."""

    shield: Shield
    tables: tuple[TableRule, ...]
    reasons: tuple[str, ...]
