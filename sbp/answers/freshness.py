"""How current a source's data is, and when the next is due."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from sbp import months
from sbp.content.sources import CADENCES
from sbp.model import AreaKind, Freshness, Source


def of(
    source: Source,
    last_month: date | None,
    retrieved: date | None,
    today: date,
    has_ended: bool = False,
    kind: AreaKind | Literal[""] = "",
) -> Freshness:
    """Judge how current data is.

    The next delivery is due the source's `due_after_days` after the end of the month (quarter, year) that follows the
    last one held; a source without a cadence or a delay is never late.

    Args:
        last_month: the last month held, None for none.
        retrieved: the day the newest file was received.
        today: the day that counts as today.
        has_ended: whether no more is to come, as for wards that are no longer in force.
        kind: the kind of area whose months these are, "" for a source as a whole.
    """
    step = CADENCES.get(source.cadence)
    if has_ended or last_month is None or step is None or source.due_after_days is None:
        return Freshness(last_month, retrieved, None, False, kind)
    after_next = months.add(last_month, step + 1)
    next_due = after_next - timedelta(days=1) + timedelta(days=source.due_after_days)
    return Freshness(last_month, retrieved, next_due, today > next_due, kind)


def of_kinds(source: Source, whole: Freshness, last_months: Mapping[AreaKind, date], today: date) -> Freshness:
    """Judge a source by each kind of area where they end in different months; else return it as it is.

    Args:
        source: whose data it is.
        whole: how current the source is by its newest file.
        last_months: kind of area to the last month that any measure of the source holds for it.
        today: the day that counts as today.
    """
    if len(set(last_months.values())) < 2:
        return whole
    parts = tuple(of(source, month, whole.retrieved, today, kind=kind) for kind, month in last_months.items())
    due = [each.next_due for each in parts if each.next_due]
    return replace(whole, next_due=min(due, default=None), is_late=any(each.is_late for each in parts), parts=parts)
