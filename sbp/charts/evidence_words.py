"""The evidence audit in plain English: verdicts, the arithmetic behind them, and what the whole list comes to."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from math import ceil, floor

from sbp.charts import words
from sbp.evidence_model import Audit, AuditLine, Figure, Finding, Held, Term, Verdict

# Word and shape, so that no verdict stands by its colour alone.
MARKS: dict[Verdict, str] = {
    "differs": "≠ Differs",
    "target missed": "✕ Target missed",
    "agrees after rounding": "≈ Agrees after rounding",
    "agrees": "= Agrees",
    "target met": "✓ Target met",
    "cannot be checked": "○ Cannot be checked",
}
TESTS = {
    "change": "The change, from the two counts",
    "share": "The share, from the two counts",
    "total": "The total, from its parts",
    "includes": "The whole and what it includes",
    "same": "The same quantity in several places",
    "people": "The percentage as a number of people",
    "base": "The number behind the rate",
    "earlier": "The year before, from its parts and their changes",
    "series": "Against the data held now",
    "series_change": "The change, against the data held now",
    "series_number": "The change, against the data held now",
    "yearly": "Against the yearly return",
    "target": "The target, against the yearly return",
}
_BASES = {1000: "residents", 100: "people"}
METHOD = """**What is listed.** Every figure that the partnership's documents print, word for word, with its
document and section.

**Agrees.** The printed number is the one that was recomputed. **Agrees after rounding:** it lies within half of its
last printed digit, or within the stated margin where it is held against records that are revised after printing.
**Differs:** neither. **Cannot be checked:** nothing is printed or held from which it could be recomputed.

**What would mislead.** A figure that agrees may still be wrong in the same way as its parts. One that differs from
the data held now may have been right when it was printed. A rate says which number of residents it was made with
only as closely as its digits allow. Where several tests are made of one figure, the one that fails counts."""
NO_TEST = "Nothing is printed or held from which it could be recomputed"
BLANK = "blank"


def plain(number: float, decimals: int = 1) -> str:
    """Write a number with thousands separated, and with decimals only where it has some; a minus is a true minus."""
    text = f"{abs(number):,.0f}" if number == round(number) else f"{abs(number):,.{decimals}f}"
    return f"−{text}" if number < 0 else text


def signed(number: float, decimals: int = 1) -> str:
    """Write a change with its sign: `+15.3`, `−7.0`."""
    sign = "−" if number < 0 else "+"
    return f"{sign}{abs(number):,.{decimals}f}"


def printed(figure: Figure) -> str:
    """Return the value as printed with the comparison beside it; a cell that was left empty is called blank."""
    value = figure.value.text or BLANK
    return f"{value} ({figure.comparison.text})" if figure.comparison.text else value


def recomputed(finding: Finding) -> str:
    """Say in a few characters what was recomputed; empty where nothing was."""
    if finding.low is None or finding.high is None:
        return ""
    kind = finding.relation.kind
    if kind in ("change", "series_change"):
        return f"{signed(finding.low)}%"
    if kind == "share":
        return _spread(finding, "%")
    if kind == "base":
        return f"fits only {_spread(finding, '')} {_BASES.get(finding.relation.per, 'people')}"
    if kind == "people":
        is_none = finding.verdict == "differs"
        return "no number of people gives it" if is_none else f"{plain(_nearest(finding).number)} people"
    if kind == "same":
        shown = list(dict.fromkeys(_shown(term) for term in finding.terms))
        return f"{shown[0]} in {len(finding.terms)} periods" if finding.reason else " / ".join(shown)
    if kind == "series_number":
        return signed(finding.low, 0)
    return _whole(finding) if kind == "earlier" else _spread(finding, "")


def _whole(finding: Finding) -> str:
    """Write a span of counts, which are whole, by those that lie in it."""
    low, high = ceil(finding.low or 0.0), floor(finding.high or 0.0)
    return _spread(replace(finding, low=low, high=high) if low <= high else finding, "")


def _spread(finding: Finding, unit: str) -> str:
    low, high = finding.low or 0.0, finding.high or 0.0
    if high - low < 1e-6 * max(1.0, abs(high)):
        return f"{plain(low)}{unit}"
    if high > 1000:
        return f"{low:,.0f} to {high:,.0f}{unit}"
    return f"{plain(low)} to {plain(high)}{unit}"


def _nearest(finding: Finding) -> Term:
    """Return the whole number of people whose share lies nearest to the printed percentage."""
    base, *around = finding.terms
    aim = (finding.printed.number or 0.0) * base.number / 100
    return min(around, key=lambda term: abs(term.number - aim))


def _shown(term: Term) -> str:
    return term.text or plain(term.number)


def arithmetic(finding: Finding) -> str:
    """Show the computation behind a verdict in one sentence, or why there is none."""
    if finding.low is None:
        return f"{finding.reason or NO_TEST}."
    return f"{_ARITHMETIC[finding.relation.kind](finding)}."


def _of_change(finding: Finding) -> str:
    before, after = finding.terms[0], finding.terms[1]
    return (
        f"({_shown(after)} − {_shown(before)}) ÷ {_shown(before)} = {signed(finding.low or 0.0, 2)}%; "
        f"printed: {finding.printed.text}"
    )


def _of_share(finding: Finding) -> str:
    part, whole = finding.terms
    return f"{_shown(part)} ÷ {_shown(whole)} = {_spread(finding, '%')}; printed: {finding.printed.text}"


def _of_total(finding: Finding) -> str:
    sums = " + ".join(_shown(term) for term in finding.terms)
    return f"{sums} = {_spread(finding, '')}; printed: {finding.printed.text}"


def _of_included(finding: Finding) -> str:
    parts = " + ".join(_shown(term) for term in finding.terms)
    taken = f" = {_spread(finding, '')}" if len(finding.terms) > 1 else ""
    left = (finding.printed.number or 0.0) - (finding.low or 0.0)
    rest = f"{plain(left)} is left for all else" if left >= 0 else f"the parts are {plain(-left)} too many"
    return f"{parts}{taken}, within {finding.printed.text}: {rest}"


def _of_same(finding: Finding) -> str:
    places = "; ".join(f"{_shown(term)} ({term.name})" for term in finding.terms)
    return f"{places}. {finding.reason}" if finding.reason else places


def _of_people(finding: Finding) -> str:
    base, *around = finding.terms
    shares = " and ".join(f"{plain(term.number)} people are {term.number / base.number * 100:.1f}%" for term in around)
    close = (
        "no whole number gives" if finding.verdict == "differs" else f"{plain(_nearest(finding).number)} people give"
    )
    return f"Of {plain(base.number)}, {shares}: {close} {finding.printed.text}"


def _of_base(finding: Finding) -> str:
    count, rate = finding.terms
    per, base = finding.relation.per, finding.base
    middle = count.number / rate.number * per
    text = f"{_shown(count)} ÷ {_shown(rate)} × {per:,} = about {middle:,.0f} {_BASES.get(per, 'people')}"
    text += f" ({_spread(finding, '')})"
    if base is None:
        return f"{text}; {finding.reason}" if finding.reason else text
    return f"{text}; the most that fit together, {base.fitting} of {base.of}, need {base.low:,.0f} to {base.high:,.0f}"


def _of_earlier(finding: Finding) -> str:
    pairs = zip(finding.terms[::2], finding.terms[1::2], strict=True)
    parts = " and ".join(f"{_shown(count)} ({_shown(change)})" for count, change in pairs)
    return f"{parts} make {_whole(finding)} the year before; printed: {finding.printed.text}"


def _of_series(finding: Finding) -> str:
    number, held = finding.printed.number or 0.0, finding.low or 0.0
    apart = f"{signed((held - number) / number * 100)}% against the {finding.printed.text} printed" if number else ""
    return (
        f"{plain(held)} are held now for {_months(finding.relation.held)}: {apart}; "
        f"up to {plain(finding.relation.within)}% count as agreement, since records are revised"
    )


def _of_series_change(finding: Finding) -> str:
    before, after = finding.terms
    is_number = finding.relation.kind == "series_number"
    change = signed(finding.low or 0.0, 0 if is_number else 1) + ("" if is_number else "%")
    allowed = (
        f"{plain(finding.relation.within)}% of a year" if is_number else f"{plain(finding.relation.within)} points"
    )
    return (
        f"{plain(before.number)} to {plain(after.number)} in the data held now, year to "
        f"{_last(finding.relation.held)}: {change}; printed: {finding.printed.text}; "
        f"up to {allowed} count as agreement"
    )


def _of_yearly(finding: Finding) -> str:
    (term,) = finding.terms
    return f"{plain(term.number, 0)} in the return for {term.name}; printed: {finding.printed.text}"


def _of_target(finding: Finding) -> str:
    base, result = finding.terms
    change = (result.number - base.number) / base.number * 100 if base.number else 0.0
    moved = f"{abs(change):.0f}% {'more' if change > 0 else 'fewer'}"
    return f"{plain(base.number)} in {base.name}, {plain(result.number)} in {result.name}: {moved}"


_ARITHMETIC: dict[str, Callable[[Finding], str]] = {
    "change": _of_change,
    "share": _of_share,
    "total": _of_total,
    "includes": _of_included,
    "same": _of_same,
    "people": _of_people,
    "base": _of_base,
    "earlier": _of_earlier,
    "series": _of_series,
    "series_change": _of_series_change,
    "series_number": _of_series_change,
    "yearly": _of_yearly,
    "target": _of_target,
}


def _months(held: Held) -> str:
    return words.period(held.first, held.last) if held.first and held.last else ""


def _last(held: Held) -> str:
    return words.month_name(held.last) if held.last else ""


def headline(lines: Iterable[AuditLine]) -> str:
    """Say in one sentence what the figures on show come to."""
    lines = tuple(lines)
    counts = Counter(line.verdict for line in lines)
    total = sum(counts.values())
    tested = total - counts["cannot be checked"]
    agreeing = counts["agrees"] + counts["agrees after rounding"]
    missed = counts["target missed"]
    targets = f", {missed} {'target was' if missed == 1 else 'targets were'} missed" if missed else ""
    differing, records = counts["differs"], sum(line.only_records_differ for line in lines)
    apart = f" ({records} of them only from records held today)" if records else ""
    return (
        f"{tested} of {total} printed figures can be recomputed: {agreeing} {'agrees' if agreeing == 1 else 'agree'}, "
        f"{differing} {'differs' if differing == 1 else 'differ'}{apart}{targets}"
    )


def why(line: AuditLine) -> str:
    """Say why a figure cannot be checked, where it cannot."""
    return line.findings[0].reason if line.findings else (line.figure.note or NO_TEST)


def demonstration(audited: Audit) -> str:
    """Say what invented data means for the audit; empty for real data."""
    if not audited.is_demonstration:
        return ""
    return (
        "The printed figures are real. Tests against police and council data are left out, because the data loaded "
        "is invented."
    )
