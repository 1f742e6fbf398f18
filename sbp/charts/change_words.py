"""Why a measure moved as plain English, with nothing told that chance alone may give."""

from sbp.charts import tables, words
from sbp.model import Result
from sbp.watching import ChangePart, ChangeParts

MANY = {"category": "categories", "ward": "wards"}
NOTE = (
    "Ranges are widened so that in 95 of 100 changes without any cause not one part would be called clear. A part "
    "within its range may still have changed: there is too little to tell. Where a change is, is not why it happened."
)
BY_CATEGORY_NOTE = (
    "Offences can move between categories when recording rules or practice change, without anything happening on the "
    "streets."
)
NOT_JUDGED = "not judged"


def headline(found: ChangeParts) -> str:
    """Say what moved, or that nothing but chance needs to have."""
    kind = found.kind
    if found.reason:
        return f"Not taken apart by {kind}: {found.reason}"
    clear = [each for each in found.parts if each.is_clear]
    judged = sum(each.interval is not None for each in found.parts)
    if not judged:
        return f"By {kind}, no part can be judged: too few months are held"
    if not clear:
        whole = "The change is clear as a whole" if found.whole.is_clear else "No clear change as a whole"
        return f"{whole}, and no single {kind} moved by more than chance may give"
    told = "; ".join(f"{each.name}, {counted(each.change)}" for each in clear[:3])
    more = f", and {len(clear) - 3} more" if len(clear) > 3 else ""
    lead = "" if found.whole.is_clear else "No clear change as a whole, but "
    return f"{lead}{len(clear)} of {judged} {MANY[found.kind]} clearly moved ({told}{more})"


def subtitle(found: ChangeParts, result: Result) -> str:
    """Say what is taken apart: measure, place, both years, and what the parts add up to."""
    whole = found.whole
    net = counted((whole.latest or 0) - (whole.previous or 0))
    last = f" to {words.month_name(found.last_month)}" if found.last_month else ""
    text = (
        f"{words.sentence_case(result.indicator.unit)}, {result.area.name}, 12 months{last} against the 12 before, by "
        f"{found.kind}. Together: {net} ({words.number(whole.latest)} after {words.number(whole.previous)})"
    )
    return f"{text}. {words.DEMONSTRATION}" if result.is_demonstration else text


def counted(change: int) -> str:
    """Say a difference of counts: `120 more`, `120 fewer`, `the same`."""
    return "the same" if change == 0 else f"{words.number(abs(change))} {'more' if change > 0 else 'fewer'}"


def spread(part: ChangePart) -> str:
    """Say the range of a part's change: `70 to 170 more`, `between 30 fewer and 50 more`."""
    if part.interval is None:
        return NOT_JUDGED
    low, high = round(part.interval.low), round(part.interval.high)
    if part.is_clear:
        near, far = sorted((abs(low), abs(high)))
        return f"{words.number(near)} to {words.number(far)} {'more' if part.change > 0 else 'fewer'}"
    return f"between {counted(low)} and {counted(high)}"


def part(each: ChangePart) -> str:
    """Say one part in a line beside its bar."""
    told = "clear" if each.is_clear else NOT_JUDGED if each.interval is None else "within chance"
    return f"{each.name}: {counted(each.change)} ({told})"


def against(found: ChangeParts) -> tuple[str, ...]:
    """Say which neighbours moved against each other, and what to ask first."""
    return tuple(
        f"{risen} rose while {fallen}, next to it, fell: first ask whether the place recorded moved over the boundary, "
        "as when one large shop is counted in the other ward."
        for risen, fallen in found.against
    )


def next_door(found: ChangeParts, ward: str) -> tuple[str, ...]:
    """Return what is to be asked of one ward, where a neighbour clearly moved against it."""
    return tuple(told for told, pair in zip(against(found), found.against, strict=True) if ward in pair)


def alt(found: ChangeParts, result: Result) -> str:
    """Describe the chart for someone who cannot see it."""
    largest = "; ".join(part(each) for each in found.parts[:5])
    return f"Bar chart. {headline(found)}. {subtitle(found, result)}. {largest}. The same numbers are in the table."


def rows(found: ChangeParts) -> list[dict[str, str]]:
    """Return the parts and their sum as rows for a page."""
    shown = [
        {
            found.kind.capitalize(): each.name,
            "Latest 12 months": words.number(each.latest),
            "12 before": words.number(each.earlier),
            "Change": counted(each.change),
            "Range": spread(each),
            "More than chance": "yes" if each.is_clear else "no" if each.interval else NOT_JUDGED,
        }
        for each in found.parts
    ]
    latest, earlier = (sum(getattr(each, name) for each in found.parts) for name in ("latest", "earlier"))
    total = [words.number(latest), words.number(earlier), counted(latest - earlier), "", ""]
    return [*shown, dict(zip(shown[0], ["Together", *total], strict=True))]


def csv(found: ChangeParts, result: Result) -> str:
    """Return the parts as CSV text: name, both counts, change, both ends of its range, whether it is clear."""
    lines = [
        [
            tables.safe_text(each.name),
            str(each.latest),
            str(each.earlier),
            str(each.change),
            "" if each.interval is None else f"{each.interval.low:.0f}",
            "" if each.interval is None else f"{each.interval.high:.0f}",
            "" if each.interval is None else "yes" if each.is_clear else "no",
        ]
        for each in found.parts
    ]
    head = [found.kind, "count", "count_before", "change", "change_low", "change_high", "more_than_chance"]
    about = [
        f"{result.indicator.name}. {subtitle(found, result)}.",
        NOTE,
        words.source_words(result.source, result.freshness),
        tables.version_words(result.data_version, result.is_demonstration),
    ]
    return tables.csv_text(head, lines, about)
