"""Standings as rows of words for a page and as plain values for a CSV: wards, boroughs, and one ward's measures."""

from collections.abc import Mapping, Sequence

from sbp.charts import hot_words, standing_words, tables, words
from sbp.model import WardTable
from sbp.profiles import BoroughTable, ProfileLine, WardProfile
from sbp.standing import HotPlace, Standing

FIRST = 6  # wards named beside the map before one is chosen: as many as its height holds
PLACE = "Place (1 = highest rate)"
_HOT_HEAD = ["share_hot", "ways_of_looking", "hot_to_month", "over_time", "hot_quarters", "quarters"]
_STANDING_HEAD = ["smoothed_rate_per_1000", "place_first", "place_last", "places", "expected_count", "funnel"]


def ward_rows(table: WardTable, hot: Mapping[str, HotPlace] | None = None) -> list[dict[str, str]]:
    """Return where wards stand as rows for a page, highest rate first, with how firmly each is hot if given."""
    ordered = sorted(table.rows, key=lambda row: (row.rank is None, row.rank or 0, row.area.name))
    return [
        {
            "Ward": row.area.name,
            "Count": words.number(row.count),
            "Per 1,000 residents": words.rate(row.rate_per_1000),
            "Smoothed": words.rate(row.standing.smoothed_rate if row.standing else None),
            PLACE: standing_words.ranks_short(row.standing.ranks) if row.standing else "",
            "For its size": standing_words.funnel_short(row.standing),
            **({"Hot in": hot_words.share_short(hot.get(row.area.code))} if hot else {}),
            "With neighbours": standing_words.hot_short(row.standing)
            + hot_words.over_time_short((hot or {}).get(row.area.code)),
            "Against the year before": words.change_words(row.change),
        }
        for row in ordered
    ]


def first_rows(table: WardTable, hot: Mapping[str, HotPlace] | None = None) -> list[dict[str, str]]:
    """Return the wards with the highest rates as short rows: rate, place, and how firmly each is hot if given."""
    shown = {"Ward": "Ward", "Per 1,000 residents": "Per 1,000", PLACE: "Place", "Hot in": "Hot in"}
    return [{short: row[head] for head, short in shown.items() if head in row} for row in ward_rows(table, hot)[:FIRST]]


def borough_rows(table: BoroughTable) -> list[dict[str, str]]:
    """Return where boroughs stand as rows for a page, highest rate first; similar boroughs are named as such."""
    ordered = sorted(table.rows, key=lambda row: (-(row.rate_per_1000 or 0.0), row.area.name))
    return [
        {
            "Borough": f"{row.area.name} (similar)" if row.is_similar else row.area.name,
            "Count": words.number(row.count),
            "Per 1,000 residents": words.rate(row.rate_per_1000),
            PLACE: standing_words.ranks_short(row.standing.ranks) if row.standing else "",
            "For its size": standing_words.funnel_words(row.standing),
            "Against the year before": words.change_words(row.change),
            "Change beside the others'": standing_words.against_words(row.against_others),
        }
        for row in ordered
    ]


def usual_period(lines: Sequence[ProfileLine]) -> str:
    """Return the months that most lines are of, which then need not stand beside each."""
    spans = [words.period(line.first_month, line.last_month) for line in lines]
    return max(spans, key=spans.count, default=words.NO_DATA)


def named(line: ProfileLine, usual: str) -> str:
    """Name a measure, with its months where they are not the usual ones."""
    span = words.period(line.first_month, line.last_month)
    return line.indicator.name if span == usual else f"{line.indicator.name} ({span})"


def profile_rows(profile: WardProfile, usual: str) -> list[dict[str, str]]:
    """Return one ward's measures as rows for a page; months stand beside a name where they are not the `usual` ones.

    What stands out is first, then headline measures, then the others; each by name, so that one can be found.
    """
    ordered = sorted(
        profile.lines, key=lambda line: (not line.stands_out, not line.indicator.headline, line.indicator.name)
    )
    return [
        {
            "Measure": named(line, usual),
            "Count": words.number(line.row.count),
            "Per 1,000 residents": words.rate(line.row.rate_per_1000),
            "All wards": words.rate(line.common_rate),
            PLACE: _of(line.row.standing),
            "Stands out": _stands_out(line),
            "Against the year before": words.change_words(line.row.change),
        }
        for line in ordered
    ]


def _stands_out(line: ProfileLine) -> str:
    if not line.is_current:
        return "figures are old"
    return "yes" if line.stands_out else "no" if line.row.standing else "not judged"


def _of(standing: Standing | None) -> str:
    return f"{standing_words.ranks_short(standing.ranks)} of {standing.ranks.of}" if standing else ""


def ward_csv(table: WardTable, hot: Mapping[str, HotPlace] | None = None) -> str:
    """Return where wards stand as CSV text: code, ward, count, rate, standing, classes, how firmly hot, change."""
    rows = [
        [
            row.area.code,
            tables.safe_text(row.area.name),
            "" if row.count is None else str(row.count),
            tables.plain(row.rate_per_1000),
            tables.plain(row.rate_interval.low if row.rate_interval else None),
            tables.plain(row.rate_interval.high if row.rate_interval else None),
            *_standing_cells(row.standing),
            row.standing.hot_class or "" if row.standing else "",
            tables.plain(row.standing.hot_p if row.standing else None),
            *_hot_cells((hot or {}).get(row.area.code)),
            *tables.change_cells(row.change),
        ]
        for row in table.rows
    ]
    head = ["ward_code", "ward", "count", "rate_per_1000", "rate_lower_95", "rate_upper_95", *_STANDING_HEAD]
    head += ["with_neighbours", "adjusted_chance", *_HOT_HEAD, "count_before", "ratio", "ratio_lower_95"]
    head += ["ratio_upper_95", "change_note"]
    about = [
        f"{table.indicator.name}, {words.period(table.first_month, table.last_month)}, "
        f"{words.vintage_words(table.vintage)}.",
        words.no_ward_words(table),
        _made(next((row.standing for row in table.rows if row.standing), None)),
        *([hot_words.STABILITY_NOTE, hot_words.OVER_TIME_NOTE] if hot else []),
        words.source_words(table.source, table.freshness),
        tables.version_words(table.data_version, table.is_demonstration),
    ]
    return tables.csv_text(head, rows, about)


def profile_csv(profile: WardProfile, owed: Sequence[str]) -> str:
    """Return one ward's measures as CSV text: months, count, rate, the rate of all wards, standing, change.

    Args:
        profile: the ward's measures.
        owed: what the licences of their sources ask to be said.
    """
    rows = [
        [
            tables.safe_text(line.indicator.name),
            f"{line.first_month:%Y-%m}",
            f"{line.last_month:%Y-%m}",
            "" if line.row.count is None else str(line.row.count),
            tables.plain(line.row.rate_per_1000),
            tables.plain(line.common_rate),
            *_standing_cells(line.row.standing),
            *tables.change_cells(line.row.change),
        ]
        for line in profile.lines
    ]
    head = ["measure", "first_month", "last_month", "count", "rate_per_1000", "rate_of_all_wards", *_STANDING_HEAD]
    head += ["count_before", "ratio", "ratio_lower_95", "ratio_upper_95", "change_note"]
    about = [
        f"{profile.ward.name} ({profile.ward.code}): 12 months of each measure, against the 12 before.",
        _made(next((line.row.standing for line in profile.lines if line.row.standing), None)),
        *profile.caveats,
        *owed,
        tables.version_words(profile.data_version, profile.is_demonstration),
    ]
    return tables.csv_text(head, rows, about)


def borough_csv(table: BoroughTable) -> str:
    """Return where boroughs stand as CSV text: code, borough, count, rate, standing, both changes."""
    rows = [
        [
            row.area.code,
            tables.safe_text(row.area.name),
            "yes" if row.is_similar else "",
            "" if row.count is None else str(row.count),
            tables.plain(row.rate_per_1000),
            *_standing_cells(row.standing),
            *tables.change_cells(row.change),
            *tables.change_cells(row.against_others)[1:],
        ]
        for row in table.rows
    ]
    changes = ["count_before", "ratio", "ratio_lower_95", "ratio_upper_95", "change_note"]
    against = ["ratio_against_others", "against_lower_95", "against_upper_95", "against_note"]
    head = ["borough_code", "borough", "is_similar", "count", "rate_per_1000", *_STANDING_HEAD, *changes, *against]
    about = [
        f"{table.indicator.name}, {words.period(table.first_month, table.last_month)}. {table.similar_rule}",
        _made(next((row.standing for row in table.rows if row.standing), None)),
        words.source_words(table.source, table.freshness),
        tables.version_words(table.data_version, table.is_demonstration),
    ]
    return tables.csv_text(head, rows, about)


def _standing_cells(standing: Standing | None) -> list[str]:
    if standing is None:
        return [""] * len(_STANDING_HEAD)
    ranks = standing.ranks
    places = [str(ranks.first), str(ranks.last), str(ranks.of)]
    return [tables.plain(standing.smoothed_rate), *places, tables.plain(standing.expected_count), standing.funnel]


def _hot_cells(place: HotPlace | None) -> list[str]:
    if place is None:
        return [""] * len(_HOT_HEAD)
    told = [tables.plain(place.share), str(place.ways), f"{place.last_month:%Y-%m}"]
    judged = place.over_time
    return told + ([judged.named, str(judged.hot_quarters), str(judged.quarters)] if judged else ["", "", ""])


def _made(standing: Standing | None) -> str:
    if standing is None:
        return "No place in an order can be given."
    ranks = standing.ranks
    return (
        f"Places: 1 is the highest rate; from place_first to place_last in at least {ranks.level:.0%} of cases "
        f"({ranks.draws} draws, seed {ranks.seed})."
    )
