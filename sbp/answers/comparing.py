"""A window of months against an earlier one: the ratio with its interval, or the reason why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sbp import months
from sbp.content.breaks import first_month_after
from sbp.errors import UsageError
from sbp.model import Break, Change, Event, Interval
from sbp.stats import change, expected
from sbp.store.queries import ModelRow, WindowRow

LONGEST = 36  # months; the comparison needs as many again


@dataclass(frozen=True)
class Window:
    """Two spans of months of the same length, the earlier one first; they do not overlap."""

    earlier_first: date
    earlier_last: date
    first: date
    last: date
    length: int

    def holds(self, item: Break) -> bool:
        """Whether a break lies between months that are compared, so that they do not all mean the same."""
        return self.earlier_first < first_month_after(item) <= self.last

    def touches(self, event: Event) -> bool:
        """Whether months that are compared lie in an event."""
        in_earlier = event.first <= self.earlier_last and event.last >= self.earlier_first
        return in_earlier or (event.first <= self.last and event.last >= self.first)


def check_length(months_count: int) -> None:
    """Refuse a window that is not 1 to 36 months long.

    Raises:
        UsageError: it is not.
    """
    if not 1 <= months_count <= LONGEST:
        raise UsageError(f"A window of {months_count} months cannot be shown", "months", f"1 to {LONGEST}")


def window_of(last: date, length: int) -> Window:
    """Return the `length` months to `last` and the same months whole years earlier, so that seasons match."""
    years = -(-length // 12)
    first = months.add(last, 1 - length)
    return Window(months.add(first, -12 * years), months.add(last, -12 * years), first, last, length)


def not_added(breaks: tuple[Break, ...], last: date, length: int) -> str:
    """Return why the `length` months to `last` are not added up, empty where no break among them refuses it."""
    first = months.add(last, 1 - length)
    parting = [each for each in breaks if each.effect == "refuse" and first < first_month_after(each) <= last]
    return f"not added up across {parting[0].day.day} {parting[0].day:%b %Y}" if parting else ""


@dataclass(frozen=True)
class Counted:
    """What a window pair holds: sums and how many of each window's months were supplied, and the series' model.

    `dispersion` is None where the series has too few usable months for a model. `withheld_months` of both windows are
    held and not published, so they are not among those supplied.
    """

    latest: float
    latest_months: int
    earlier: float
    earlier_months: int
    months_used: int
    dispersion: float | None
    withheld_months: int = 0


def counted(area_code: str, sums: Mapping[str, WindowRow], models: Mapping[str, ModelRow]) -> Counted:
    """Return what one area's windows hold, from sums and models by area code; an area without either holds nothing."""
    own = sums.get(area_code) or WindowRow(area_code, 0, 0, 0, 0, 0)
    model = models.get(area_code) or ModelRow(area_code, 0, None)
    return Counted(
        own.latest, own.latest_months, own.earlier, own.earlier_months, model.months_used, model.dispersion,
        own.withheld_months,
    )  # fmt: skip


def compare(counted: Counted, window: Window, breaks: tuple[Break, ...], events: tuple[Event, ...]) -> Change:
    """Compare the later window with the earlier one.

    Args:
        counted: the counts of both windows.
        window: the months of both.
        breaks: those that apply to the series.
        events: all events; exceptional ones in either window are noted.

    Returns:
        A change whose counts are None where months are missing, and whose ratio is None where `reason` says why.
    """
    latest = round(counted.latest) if counted.latest_months == window.length else None
    earlier = round(counted.earlier) if counted.earlier_months == window.length else None
    reason = _refusal(counted, window, breaks)
    if reason or latest is None or earlier is None or counted.dispersion is None:
        return Change(latest, earlier, None, None, counted.dispersion, reason)
    found = change.count_ratio(latest, earlier, counted.dispersion)
    if found is None:
        reason = f"too few for a percentage: {latest:,} after {earlier:,}"
        return Change(latest, earlier, None, None, counted.dispersion, reason)
    interval = Interval(found.low, found.high, change.LEVEL)
    return Change(latest, earlier, found.ratio, interval, counted.dispersion, "", _note(window, breaks, events))


def _refusal(counted: Counted, window: Window, breaks: tuple[Break, ...]) -> str:
    for item in breaks:
        if item.effect == "refuse" and window.holds(item):
            day = f"{item.day.day} {item.day:%b %Y}"
            return f"not comparable: {item.title[:1].lower()}{item.title[1:]} on {day}"
    supplied, needed = counted.latest_months + counted.earlier_months, 2 * window.length
    if supplied < needed:
        return f"not comparable: {_missing(needed - supplied, counted.withheld_months, needed)}"
    if counted.dispersion is None:
        held, least = counted.months_used, expected.MINIMUM_MONTHS
        return f"not enough data: {held} usable months are held, and chance cannot be judged on fewer than {least}"
    return ""


def _missing(missing: int, withheld: int, needed: int) -> str:
    """Say how many months have no figure: those withheld, which somebody holds, apart from those never supplied."""
    absent = missing - withheld
    absent_words = f"{'was' if absent == 1 else 'were'} not supplied"
    if not withheld:
        return f"{absent} of the {needed} months {absent_words}"
    told = f"{withheld} of the {needed} months {'is' if withheld == 1 else 'are'} withheld"
    return f"{told} and {absent} {absent_words}" if absent else told


def _note(window: Window, breaks: tuple[Break, ...], events: tuple[Event, ...]) -> str:
    steps = [item.reason for item in breaks if item.effect == "step" and window.holds(item)]
    titles = [event.title for event in events if event.exceptional and window.touches(event)]
    return " ".join(steps + [f"Exceptional months are among those compared: {title}." for title in titles])
