"""Harm beside count as plain English and as a table: what moves, how surely, and whose weights they are."""

from collections.abc import Mapping

from sbp.charts import standing_words, tables, words
from sbp.model import WardTable
from sbp.profiles import HarmRow, HarmTable, HarmWeights

MOVED = 3  # places from which a move is worth a word
NOTE = (
    "Weighted offences say how grave what was recorded is taken to be, not how much happened. A range of places says "
    "where chance alone may put a ward; where ranges overlap, wards cannot be told apart. The doubt of the weights "
    "themselves is not in it: change them and look again."
)
_KINDS = {
    "local": "Local weights, not official.",
    "official": "Official weights.",
}


def headline(found: HarmTable, wards: WardTable) -> str:
    """Say how many wards change place, or why harm cannot stand beside the count."""
    if found.reason:
        return f"Harm beside count: {found.reason.rstrip('.')}"
    moved = sum(abs(row.harm_place - row.count_place) >= MOVED for row in found.rows)
    return f"{wards.indicator.name} by harm: {moved} of {len(found.rows)} wards lie {MOVED} or more places from count"


def subtitle(wards: WardTable) -> str:
    """Say what stands side by side, of which months."""
    span = words.period(wards.first_month, wards.last_month)
    text = f"{words.sentence_case(wards.indicator.unit)} and weighted offences per 1,000 residents, by ward, {span}"
    return f"{text}. {words.DEMONSTRATION}" if wards.is_demonstration else text


def gravest(found: HarmTable) -> str:
    """Say how much of all harm the gravest kind of offence carries, and what would be without it."""
    changed = sum(row.place_without != row.harm_place for row in found.rows)
    others = f"{changed} of {len(found.rows)} wards have another place" if changed else "no ward has another place"
    return (
        f"{found.gravest}, the gravest kind: {words.number(found.gravest_count)} in these months, "
        f"{_share(found.gravest_share)} of all weighted harm. Without it, {others}. The largest part of the harm, "
        f"{_share(found.heaviest_share)}, comes from one kind: {found.heaviest[:1].lower()}{found.heaviest[1:]}. A few "
        "grave offences can lift a ward far up, so read both columns."
    )


def _share(share: float) -> str:
    return "under 1%" if share < 0.01 else f"{share * 100:.0f}%"


def source(weights: HarmWeights, changed: Mapping[str, float]) -> str:
    """Say whose weights these are, and that some were changed on this page."""
    told = f" {len(changed)} of them changed on this page." if changed else ""
    return f"{_KINDS[weights.kind]} {weights.name}.{told} {weights.source} {weights.reference}"


def unweighted(found: HarmTable) -> str:
    """Name what was counted and has no weight; empty where all have one."""
    return f"Counted without a weight: {', '.join(found.unweighted)}." if found.unweighted else ""


def move(row: HarmRow) -> str:
    """Say by how many places a ward lies higher or lower by harm than by count."""
    places = row.count_place - row.harm_place
    if not places:
        return "same place"
    return f"{'▲' if places > 0 else '▼'} {abs(places)} {'higher' if places > 0 else 'lower'}"


def alt(found: HarmTable, wards: WardTable) -> str:
    """Describe the picture of places for someone who cannot see it."""
    most = sorted(found.rows, key=lambda row: -abs(row.harm_place - row.count_place))[:3]
    told = "; ".join(f"{row.area.name} {row.count_place} by count, {row.harm_place} by harm" for row in most)
    return f"Chart of places. {headline(found, wards)}. {subtitle(wards)}. Largest moves: {told}. The table has all."


def rows(found: HarmTable) -> list[dict[str, str]]:
    """Return count and harm side by side as rows for a page, highest harm first."""
    return [
        {
            "Ward": row.area.name,
            "Count per 1,000": words.rate(row.count_rate),
            "Place by count": str(row.count_place),
            "Harm per 1,000": words.number(row.harm_rate),
            "Place by harm (1 = highest)": str(row.harm_place),
            "Likely places": standing_words.ranks_short(row.ranks),
            "Against count": move(row),
            f"Place without {found.gravest.lower()}": str(row.place_without),
        }
        for row in sorted(found.rows, key=lambda row: (row.harm_place, row.area.name))
    ]


def csv(found: HarmTable, wards: WardTable, weights: HarmWeights, changed: Mapping[str, float]) -> str:
    """Return count and harm side by side as CSV text."""
    lines = [
        [
            row.area.code,
            tables.safe_text(row.area.name),
            tables.plain(row.count_rate),
            str(row.count_place),
            f"{row.harm:.0f}",
            tables.plain(row.harm_rate),
            str(row.harm_place),
            str(row.ranks.first),
            str(row.ranks.last),
            tables.plain(row.rate_without),
            str(row.place_without),
        ]
        for row in found.rows
    ]
    head = ["ward_code", "ward", "count_per_1000", "place_by_count", "harm", "harm_per_1000", "place_by_harm"]
    head += ["place_first", "place_last", "harm_per_1000_without_gravest", "place_without_gravest"]
    used = "; ".join(f"{category} {weight:g}" for category, weight in sorted((weights.weights | dict(changed)).items()))
    about = [
        f"{wards.indicator.name}. {subtitle(wards)}. Gravest: {found.gravest}.",
        source(weights, changed),
        f"Weights: {used}.",
        words.source_words(wards.source, wards.freshness),
        tables.version_words(wards.data_version, wards.is_demonstration),
    ]
    return tables.csv_text(head, lines, about)
