"""Which version of the data an answer comes from, and which day counts as today."""

from dataclasses import dataclass
from datetime import date

from sbp import months, settings
from sbp.store import queries
from sbp.store.queries import Connection


@dataclass(frozen=True)
class VersionFacts:
    """What a built version says of itself; `last_month` is None where it holds no month."""

    id: str
    is_demonstration: bool
    is_schematic: bool
    last_month: date | None


def facts(con: Connection) -> VersionFacts:
    """Return what the version that a connection reads says of itself."""
    meta = queries.meta(con)
    last_month = meta.get("last_month")
    return VersionFacts(
        id=meta["version"],
        is_demonstration=meta.get("is_demonstration") == "true",
        is_schematic=meta.get("is_schematic") == "true",
        last_month=date.fromisoformat(last_month).replace(day=1) if last_month else None,
    )


def today(con: Connection) -> date:
    """Return the day that counts as today: `SBP_TODAY`; for invented data the month after its last; else the real date.

    Raises:
        UsageError: `SBP_TODAY` is not a date.
    """
    set_day = settings.today()
    if set_day is not None:
        return set_day
    version = facts(con)
    if version.is_demonstration and version.last_month is not None:
        return months.add(version.last_month, 1)
    return date.today()
