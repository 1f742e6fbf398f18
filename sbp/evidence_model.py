"""Printed figures, what they are held against, and what came of it, as frozen records."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sbp.strategy_model import Document

Verdict = Literal["agrees", "agrees after rounding", "differs", "target met", "target missed", "cannot be checked"]
Kind = Literal[
    "change",
    "share",
    "total",
    "includes",
    "same",
    "people",
    "base",
    "earlier",
    "series",
    "series_change",
    "series_number",
    "yearly",
    "target",
]

_THOUSANDS = re.compile(r"(?<![\d,.])\d{4,}(?![\d,/])")
_HYPHEN = re.compile(r"(?<!\w)-(?=\d)")  # as in "-47%", not as in "0-14"


@dataclass(frozen=True)
class Quantity:
    """A number as printed; `number` is None where none was printed.

    `step` is the size of its last digit that counts: 0.1 for "12.5%", 100,000 for "around 900,000". `is_rough` says
    that the document itself calls it approximate.
    """

    text: str
    number: float | None
    step: float = 1.0
    is_rough: bool = False

    @property
    def written(self) -> str:
        """The text as it is written anywhere but beside its proof: thousands separated, and a minus that is one.

        Four digits count as a number, for no figure printed is a year; those of "2012/13" are left alone.
        """
        parted = _THOUSANDS.sub(lambda found: f"{int(found[0]):,}", self.text)
        return _HYPHEN.sub("−", parted)


@dataclass(frozen=True)
class Figure:
    """One printed figure with its place; `comparison` has an empty text where none is printed beside it.

    `period_end` is the last month that the printed period names, None where it names no month.
    """

    id: str
    document: str
    section: str
    measure: str
    area: str
    period: str
    period_end: date | None
    value: Quantity
    comparison: Quantity
    unit: str
    note: str


@dataclass(frozen=True)
class Reference:
    """A figure's value, or the comparison printed beside it."""

    figure: str
    is_comparison: bool = False


@dataclass(frozen=True)
class Held:
    """Where the data to hold a figure against lies: months of an indicator, or years of a yearly return.

    `years` are the starts of financial years: one, or for a target the base and the year it was to be met by.
    """

    indicator: str = ""
    first: date | None = None
    last: date | None = None
    dataset: str = ""
    measure: str = ""
    years: tuple[int, ...] = ()


@dataclass(frozen=True)
class Relation:
    """How printed figures hang together: which are put to the test, and what they are recomputed from.

    `per` is 1,000 for rates and 100 for percentages of a base; `within` is the difference that counts as agreement,
    in per cent, for changes in percentage points.
    """

    id: str
    kind: Kind
    figures: tuple[Reference, ...]
    parts: tuple[Reference, ...]
    held: Held
    per: int
    within: float
    note: str


@dataclass(frozen=True)
class Published:
    """Every printed figure by its id, and how they hang together."""

    figures: dict[str, Figure]
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class Term:
    """One number of a computation: what it is of, and the printed text and figure, empty where it is not printed."""

    name: str
    number: float
    text: str = ""
    figure: str = ""


@dataclass(frozen=True)
class Base:
    """The base that the most of several rates can share, and how many of how many those are."""

    low: float
    high: float
    fitting: int
    of: int


@dataclass(frozen=True)
class Finding:
    """What came of one test of one printed figure.

    `low` and `high` are what was recomputed (the same number, unless the parts were rounded before they were
    printed); None where it cannot be, and `reason` says why. `base` is there for rates alone.
    """

    relation: Relation
    figure: Reference
    printed: Quantity
    verdict: Verdict
    terms: tuple[Term, ...] = ()
    low: float | None = None
    high: float | None = None
    base: Base | None = None
    reason: str = ""


@dataclass(frozen=True)
class AuditLine:
    """One printed figure with its document, the tests it was put to and those it is a part of."""

    figure: Figure
    document: Document
    verdict: Verdict
    findings: tuple[Finding, ...]
    used_in: tuple[Finding, ...]

    @property
    def only_records_differ(self) -> bool:
        """Whether it differs from nothing but the data held today, which is revised after a document is printed."""
        against = [each.relation.held for each in self.findings if each.verdict == "differs"]
        return bool(against) and all(held != Held() for held in against)


@dataclass(frozen=True)
class Audit:
    """Every printed figure, disagreements first, beside the data version that some are held against."""

    lines: tuple[AuditLine, ...]
    documents: tuple[Document, ...]
    data_version: str
    is_demonstration: bool
