"""What a published file says of protected counts: every number that a page, a filter or a download can show of it.

The figures by month, area and measure are read by the rule that made them. Every other number (sums of 12 months, sums
of any window, rates, means, downloads) is worked out again from those figures. Where it comes out the same, it says
nothing new; where it does not, it was made from something else and is taken at its word.
"""

import math
from collections.abc import Iterable, Iterator
from datetime import date

from sbp import months as calendar
from sbp.answers import areas, indicators, package
from sbp.content import Content
from sbp.errors import SbpError
from sbp.model import Area, Indicator
from sbp.publish.bounds import Statement
from sbp.publish.ground import Ground
from sbp.publish.shield import reading
from sbp.publishing_model import Shield
from sbp.store import publish_queries, queries
from sbp.store.queries import Connection

YEAR = 12
WINDOWS = (1, 3, 6, 12)
EXACT = 1e-6
HALF = 0.5
RATE_HALF = 0.0005  # rates in downloads have three decimals


class Published:
    """One published file as an attacker reads it.

    Args:
        con: a connection to it.
        content: as the public's program has it.
        ground: the data set's unknowns.
        shield: the rule.
        name: how its numbers are called in words, such as "version 2026-03-06.1-0123abcd".
    """

    def __init__(self, con: Connection, content: Content, ground: Ground, shield: Shield, name: str = "") -> None:
        self._con, self._content, self._ground, self._shield, self._name = con, content, ground, shield, name
        own = [each.id for each in ground.indicators]
        self._shown = {
            (row.indicator_id, row.area_code, row.month): row.value
            for row in publish_queries.held_months(con, own)
            if row.month in set(ground.months)
        }

    def figures(self, only_true: bool = False) -> Iterator[Statement]:
        """Yield what each figure by month, area and measure says; of an earlier file only what still holds."""
        guarded = {each.id for each in self._ground.protected}
        for (indicator_id, area, month), value in self._shown.items():
            if value is not None:
                low, high = reading(value, self._shield) if indicator_id in guarded else (value, value)
                truth = self._ground.truth.measures.get((indicator_id, area, month))
                if only_true and (truth is None or not low <= truth <= high):
                    continue
                yield self._say("figure", indicator_id, area, [month], low, high, value)

    def everything(self) -> Iterator[Statement]:
        """Yield what each figure says, and every other number that does not follow from the figures."""
        yield from self.figures()
        for indicator in self._ground.protected:
            for area in areas.all(self._con):
                if any((indicator.id, area.code, month) in self._shown for month in self._ground.months):
                    yield from self._series(indicator, area)
                    yield from self._mean(indicator, area)
            yield from self._windows(indicator)
            yield from self._download(indicator)

    def _series(self, indicator: Indicator, area: Area) -> Iterator[Statement]:
        """Read what a page shows of one measure in one area."""
        shown = indicators.series(self._con, self._content, indicator.id, area.code, self._ground.months[-1])
        for point in shown.points:
            yield from self._further("month on a page", indicator, area.code, [point.month], point.value)
        for point in shown.rolling:
            yield from self._further("sum of 12 months", indicator, area.code, _before(point.month), point.value)
        if shown.points:
            last = shown.points[-1].month
            year_before = calendar.add(last, -YEAR)
            yield from self._further("latest 12 months", indicator, area.code, _before(last), shown.change.latest)
            yield from self._further(
                "12 months before", indicator, area.code, _before(year_before), shown.change.previous
            )
            if shown.rate_per_1000 is not None and area.residents:
                counted = shown.rate_per_1000 * area.residents / 1000
                yield from self._further("rate times residents", indicator, area.code, _before(last), counted)

    def _windows(self, indicator: Indicator) -> Iterator[Statement]:
        """Read every window that a filter offers: its sums in each area, and those of the year before."""
        for last in self._ground.months:
            for length in WINDOWS:
                asked = queries.Windows(
                    calendar.add(last, 1 - length - YEAR),
                    calendar.add(last, -YEAR),
                    calendar.add(last, 1 - length),
                    last,
                )
                for area, row in queries.indicator_windows(self._con, indicator.id, asked).items():
                    if row.latest_months == length:
                        yield from self._further("window", indicator, area, _before(last, length), row.latest)

    def _mean(self, indicator: Indicator, area: Area) -> Iterator[Statement]:
        """Read the mean of a series, which publishing leaves out: times its months it is a sum of months."""
        mean = publish_queries.model_mean(self._con, indicator.id, area.code)
        if mean is None:
            return
        every = [month for month in self._ground.months if (indicator.id, area.code, month) in self._shown]
        total = mean.mean_count * mean.months_used
        yield from self._further("mean of the months", indicator, area.code, every[-mean.months_used :], total, HALF)

    def _download(self, indicator: Indicator) -> Iterator[Statement]:
        """Read the table that can be downloaded."""
        for row in package.table(self._con, self._content, indicator.id).rows:
            area = row.area
            yield from self._further("download", indicator, area.code, [row.month], row.value)
            if row.per_1000 is not None and area.residents:
                counted, half = row.per_1000 * area.residents / 1000, RATE_HALF * area.residents / 1000
                yield from self._further("rate in a download", indicator, area.code, [row.month], counted, half)

    def _further(
        self, kind: str, indicator: Indicator, area: str, run: list[date], value: float | None, half: float = 0.0
    ) -> Iterator[Statement]:
        """Yield what a number says beyond the figures, nothing where it follows from them."""
        if value is None or math.isnan(value) or not run or run[0] < self._ground.months[0]:
            return
        own = [self._value(indicator.id, area, month) for month in run]
        if None not in own and abs(sum(each or 0.0 for each in own) - value) <= max(EXACT, half):
            return
        yield self._say(kind, indicator.id, area, run, value - half, value + half, value)

    def _value(self, indicator_id: str, area: str, month: date) -> float | None:
        return self._shown.get((indicator_id, area, month))

    def _say(
        self, kind: str, indicator_id: str, area: str, run: Iterable[date], low: float, high: float, value: float
    ) -> Statement:
        months = list(run)
        span = f"{months[0]:%Y-%m}" if len(months) == 1 else f"{months[0]:%Y-%m} to {months[-1]:%Y-%m}"
        name = next(each.name for each in self._ground.indicators if each.id == indicator_id)
        of = f" in {self._name}" if self._name else ""
        words = f"{kind}{of}: {name}, {self._ground.names.get(area, area)}, {span}: {value:g}"
        cells = self._ground.cells(indicator_id, area, months)
        if not cells:
            raise SbpError(
                "A figure of an area that the attack cannot place", words, "leave it out of what is published"
            )
        return Statement(words, tuple((cell, 1.0) for cell in cells), low, high)


def _before(last: date, length: int = YEAR) -> list[date]:
    return calendar.span(calendar.add(last, 1 - length), last)
