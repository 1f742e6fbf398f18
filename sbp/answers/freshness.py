"""How current a source's data is, and when the next is due."""

from datetime import date, timedelta

from sbp import months
from sbp.content.sources import CADENCES
from sbp.model import Freshness, Source


def of(
    source: Source, last_month: date | None, retrieved: date | None, today: date, has_ended: bool = False
) -> Freshness:
    """Judge how current data is.

    The next delivery is due the source's `due_after_days` after the end of the month (quarter, year) that follows the
    last one held; a source without a cadence or a delay is never late.

    Args:
        last_month: the last month held, None for none.
        retrieved: the day the newest file was received.
        today: the day that counts as today.
        has_ended: whether no more is to come, as for wards that are no longer in force.
    """
    step = CADENCES.get(source.cadence)
    if has_ended or last_month is None or step is None or source.due_after_days is None:
        return Freshness(last_month, retrieved, None, False)
    after_next = months.add(last_month, step + 1)
    next_due = after_next - timedelta(days=1) + timedelta(days=source.due_after_days)
    return Freshness(last_month, retrieved, next_due, today > next_due)
