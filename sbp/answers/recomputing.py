"""Put a printed figure to the test: recompute it from other printed figures or from the data held, kind by kind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sbp import months
from sbp.evidence_model import Base, Figure, Finding, Quantity, Reference, Relation, Term, Verdict
from sbp.stats import audit
from sbp.stats.audit import Range

YEAR = 12
SHARE = "per cent"  # a unit with these words makes a value a percentage, which was rounded before it was printed
NOT_HELD = "No data for this period is loaded"
TWO_PERIODS = "The same number is printed for two different periods"
NO_BASE = "A rate of zero fits any base"
ONE_RATE = "no other rate of that time is printed that should share them"


@dataclass(frozen=True)
class Records:
    """The data that figures may be held against, or the `reason` why none may be.

    `months` gives an indicator's values by month for the borough, `years` a measure of a yearly return by the year in
    which each financial year starts.
    """

    months: Callable[[str], dict[date, float]]
    years: Callable[[str, str], dict[int, float]]
    reason: str = ""


@dataclass(frozen=True)
class _Test:
    """One relation with the figures that it is about and the data held."""

    relation: Relation
    figures: dict[str, Figure]
    records: Records

    def quantity(self, reference: Reference) -> Quantity:
        """The printed quantity that a reference points to."""
        figure = self.figures[reference.figure]
        return figure.comparison if reference.is_comparison else figure.value

    def number(self, reference: Reference) -> float:
        """The printed number; the content has made sure that there is one."""
        return self.quantity(reference).number or 0.0

    def range(self, reference: Reference) -> Range:
        """What a number may have been before it was printed: itself for a count, more for what was rounded."""
        quantity, unit = self.quantity(reference), self.figures[reference.figure].unit
        is_exact = quantity.step == 1 and not (quantity.is_rough or reference.is_comparison or SHARE in unit)
        return audit.spread(self.number(reference), 0.0 if is_exact else quantity.step)

    def term(self, reference: Reference) -> Term:
        """A figure as a term of what is worked out again."""
        figure, quantity = self.figures[reference.figure], self.quantity(reference)
        return Term(f"{figure.measure}, {figure.period}", self.number(reference), quantity.text, figure.id)

    def parts(self) -> tuple[Term, ...]:
        """The terms from which the figure is worked out again."""
        return tuple(self.term(each) for each in self.relation.parts)

    def found(self, verdict: Verdict, terms: tuple[Term, ...], recomputed: Range, reason: str = "") -> Finding:
        """What came of it for the one figure that is tested."""
        first = self.relation.figures[0]
        return Finding(
            self.relation, first, self.quantity(first), verdict, terms, recomputed.low, recomputed.high, reason=reason
        )

    def judged(self, recomputed: Range) -> Finding:
        """The same with the verdict that follows from the number alone."""
        first = self.quantity(self.relation.figures[0])
        verdict = audit.judge(self.number(self.relation.figures[0]), first.step, recomputed)
        return self.found(verdict, self.parts(), recomputed)

    def unknown(self, reason: str) -> Finding:
        """Why the figure cannot be worked out again."""
        first = self.relation.figures[0]
        return Finding(self.relation, first, self.quantity(first), "cannot be checked", self.parts(), reason=reason)


def recompute(relation: Relation, figures: dict[str, Figure], records: Records) -> tuple[Finding, ...]:
    """Test the figures of one relation.

    Args:
        relation: one of the content; its figures have numbers where it needs them.
        figures: the printed figures by id.
        records: the data held.

    Returns:
        One finding for each figure put to the test, in their order.
    """
    return _KINDS[relation.kind](_Test(relation, figures, records))


def _change(test: _Test) -> tuple[Finding, ...]:
    before, after = (test.number(part) for part in test.relation.parts)
    change = audit.percent_change(before, after)
    return (test.unknown(NO_BASE) if change is None else test.judged(Range(change, change)),)


def _share(test: _Test) -> tuple[Finding, ...]:
    part, whole = (test.range(each) for each in test.relation.parts)
    if whole.low <= 0:
        return (test.unknown(NO_BASE),)
    return (test.judged(Range(part.low / whole.high * 100, part.high / whole.low * 100)),)


def _total(test: _Test) -> tuple[Finding, ...]:
    return (test.judged(audit.total([test.range(part) for part in test.relation.parts])),)


def _includes(test: _Test) -> tuple[Finding, ...]:
    parts = audit.total([test.range(part) for part in test.relation.parts])
    fits = parts.low <= test.range(test.relation.figures[0]).high
    return (test.found("agrees" if fits else "differs", test.parts(), parts),)


def _same(test: _Test) -> tuple[Finding, ...]:
    shown = test.relation.figures
    ranges = [test.range(each) for each in shown]
    numbers = {test.number(each) for each in shown}
    verdict: Verdict = "agrees" if len(numbers) == 1 else "agrees after rounding"
    if not all(one.meets(other) for one in ranges for other in ranges):
        verdict = "differs"
    reason = ""
    ends = {test.figures[each.figure].period_end for each in shown if not each.is_comparison} - {None}
    if verdict == "agrees" and len(ends) > 1 and not any(each.is_comparison for each in shown):
        verdict, reason = "differs", TWO_PERIODS
    terms = tuple(test.term(each) for each in shown)
    low, high = min(numbers), max(numbers)
    return tuple(
        Finding(test.relation, each, test.quantity(each), verdict, terms, low, high, reason=reason) for each in shown
    )


def _people(test: _Test) -> tuple[Finding, ...]:
    percent, (base,) = test.quantity(test.relation.figures[0]), test.parts()
    number = test.number(test.relation.figures[0])
    around = audit.people_around(number, base.number)
    terms = (base, *(Term("people", float(people)) for people in around))
    low, high = (people / base.number * 100 for people in around)
    is_whole = audit.whole_people(number, percent.step, base.number)
    return (test.found("agrees after rounding" if is_whole else "differs", terms, Range(low, high)),)


def _base(test: _Test) -> tuple[Finding, ...]:
    pairs = list(zip(test.relation.figures, test.relation.parts, strict=True))
    implied = [_implied(test, rate, count) for rate, count in pairs]
    known = [each for each in implied if each is not None]
    if not known:
        return tuple(
            Finding(test.relation, rate, test.quantity(rate), "cannot be checked", reason=NO_BASE) for rate, _ in pairs
        )
    most, fitting = audit.shared(known)
    base = Base(most.low, most.high, fitting, len(known))
    findings = []
    for (rate, count), each in zip(pairs, implied, strict=True):
        terms = (test.term(count), test.term(rate))
        if each is None:
            unknown = Finding(test.relation, rate, test.quantity(rate), "cannot be checked", terms, reason=NO_BASE)
            findings.append(unknown)
            continue
        if len(known) == 1:
            alone = Finding(
                test.relation,
                rate,
                test.quantity(rate),
                "cannot be checked",
                terms,
                each.low,
                each.high,
                reason=ONE_RATE,
            )
            findings.append(alone)
            continue
        fits = fitting > 1 and each.low <= most.low and most.high <= each.high
        verdict: Verdict = "agrees after rounding" if fits else "differs"
        findings.append(Finding(test.relation, rate, test.quantity(rate), verdict, terms, each.low, each.high, base))
    return tuple(findings)


def _implied(test: _Test, rate: Reference, count: Reference) -> Range | None:
    rates = audit.spread(test.number(rate), test.quantity(rate).step)
    return audit.implied_base(test.range(count), rates, test.relation.per)


def _earlier(test: _Test) -> tuple[Finding, ...]:
    ranges, terms = [], []
    for part in test.relation.parts:
        change = Reference(part.figure, is_comparison=True)
        printed = test.quantity(change)
        ranges.append(audit.earlier(test.number(part), test.number(change), printed.step))
        terms += [test.term(part), test.term(change)]
    recomputed = audit.total(ranges)
    first = test.relation.figures[0]
    verdict: Verdict = "agrees after rounding" if test.range(first).meets(recomputed) else "differs"
    return (test.found(verdict, tuple(terms), recomputed),)


def _year(test: _Test, years_before: int) -> float | None:
    """Return the sum of the indicator's months, or of as many before; None where one is not held."""
    held = test.relation.held
    if held.first is None or held.last is None:
        return None
    values = test.records.months(held.indicator)
    wanted = [months.add(month, -YEAR * years_before) for month in months.span(held.first, held.last)]
    return sum(values[month] for month in wanted) if all(month in values for month in wanted) else None


def _series(test: _Test) -> tuple[Finding, ...]:
    total = None if test.records.reason else _year(test, 0)
    if total is None:
        return (test.unknown(test.records.reason or NOT_HELD),)
    number = test.number(test.relation.figures[0])
    verdict = audit.judge_within(number, total, abs(number) * test.relation.within / 100)
    return (test.found(verdict, (Term("data held now", total),), Range(total, total)),)


def _series_change(test: _Test) -> tuple[Finding, ...]:
    after, before = (None, None) if test.records.reason else (_year(test, 0), _year(test, 1))
    if after is None or not before:
        return (test.unknown(test.records.reason or NOT_HELD),)
    terms = (Term("the year before", before), Term("the year", after))
    number = test.number(test.relation.figures[0])
    if test.relation.kind == "series_number":
        change, allowed = after - before, before * test.relation.within / 100
    else:
        change, allowed = (after - before) / before * 100, test.relation.within
    return (test.found(audit.judge_within(number, change, allowed), terms, Range(change, change)),)


def _returned(test: _Test) -> tuple[Term, ...]:
    """Return the years of the yearly return that the relation names; fewer where some are not held."""
    held = test.relation.held
    values = {} if test.records.reason else test.records.years(held.dataset, held.measure)
    return tuple(Term(months.business_name(year), values[year]) for year in held.years if year in values)


def _yearly(test: _Test) -> tuple[Finding, ...]:
    terms = _returned(test)
    if not terms:
        return (test.unknown(test.records.reason or NOT_HELD),)
    value, first = terms[0].number, test.relation.figures[0]
    printed, number = test.quantity(first), test.number(first)
    if printed.is_rough:
        verdict = audit.judge(number, printed.step, Range(value, value))
    else:
        verdict = audit.judge_within(number, value, number * test.relation.within / 100)
    return (test.found(verdict, terms, Range(value, value)),)


def _target(test: _Test) -> tuple[Finding, ...]:
    terms = _returned(test)
    if len(terms) < len(test.relation.held.years):
        return (test.unknown(test.records.reason or NOT_HELD),)
    base, result = (term.number for term in terms)
    return (test.found("target met" if result <= base else "target missed", terms, Range(result, result)),)


_KINDS: dict[str, Callable[[_Test], tuple[Finding, ...]]] = {
    "change": _change,
    "share": _share,
    "total": _total,
    "includes": _includes,
    "same": _same,
    "people": _people,
    "base": _base,
    "earlier": _earlier,
    "series": _series,
    "series_change": _series_change,
    "series_number": _series_change,
    "yearly": _yearly,
    "target": _target,
}
