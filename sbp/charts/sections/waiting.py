"""What is said where there is nothing to tell yet: what was looked at, when figures come, and whose they are."""

from collections.abc import Iterable

from sbp.charts import words
from sbp.meeting_model import MeasureSeen
from sbp.model import Freshness, Source

ONCE_LOADED = "They appear here once a file of them has been loaded."
RECORDED_HERE = "Looked at: every decision written down for this meeting."
WRITING = "A decision is written down on the screen that it rests on, with an owner by role and a day."


def of_source(source: Source, freshness: Freshness, looked_at: str) -> tuple[str, ...]:
    """Return what stands in place of figures.

    Args:
        source: whose figures they would be.
        freshness: how current they are.
        looked_at: the measure and area, in words.
    """
    return (
        f"Looked at: {looked_at}.",
        f"Source: {source.title}. {words.freshness_words(freshness)}. How often figures come: {source.cadence}.",
        _made_by(source.publisher),
    )


def makers(lacking: Iterable[MeasureSeen]) -> tuple[str, ...]:
    """Return who makes the figures of measures of which nothing is held, one sentence each publisher."""
    return tuple(dict.fromkeys(_made_by(each.result.source.publisher) for each in lacking))


def _made_by(publisher: str) -> str:
    return f"These figures are made by: {publisher}. {ONCE_LOADED}"
