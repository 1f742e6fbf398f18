"""A measure over the wards by harm beside its count, with and without the gravest category."""

from collections.abc import Mapping

import numpy as np

from sbp.answers.decomposing import NOT_HELD
from sbp.answers.ranking import PER
from sbp.content import Content
from sbp.content.indicators import ALL_CATEGORIES
from sbp.model import Indicator, WardRow, WardTable
from sbp.profiles import HarmRow, HarmTable
from sbp.standing import RankInterval
from sbp.stats import harm, ranks
from sbp.store import category_queries
from sbp.store.queries import Connection

CRIME = "crime"
ONE_KIND = "only one kind of offence is weighted here, so places stay as by count"
WITHHELD = "some of the gravest offences that it counts are not published by ward, and without them it would mislead"


def table(con: Connection, content: Content, wards: WardTable, weights: Mapping[str, float], without: str) -> HarmTable:
    """Answer how wards lie by harm.

    Args:
        con: the connection that gave `wards`.
        content: the content that explains it.
        wards: the measure over the wards by count; the same months are weighted.
        weights: of one offence, by category; categories without take no part and are named.
        without: why what is no crime has no weight.

    Returns:
        One row for each ward with a rate, by name; without rows `reason` says why.
    """
    asked = _categories(content, wards.indicator)
    reason = _refusal(wards, without) or (WITHHELD if content.withheld_by_ward.intersection(asked) else "")
    if reason:
        return HarmTable((), "", 0, 0.0, (), reason)
    months = (wards.first_month, wards.last_month)
    dataset = wards.indicator.datasets["ward"]
    found = category_queries.ward_categories(con, dataset, wards.vintage.id, months, asked)
    held = sorted({category for _, category in found})
    names = {each: content.categories[each].name for each in held}
    used = [each for each in held if weights.get(each, 0) > 0]
    if len(used) < 2:
        return HarmTable((), "", 0, 0.0, (), ONE_KIND if held else NOT_HELD)
    rows = [row for row in wards.rows if row.rate_per_1000 is not None]
    counts = np.array([[found.get((row.area.code, each), 0.0) for each in used] for row in rows])
    each_weight = np.array([weights[each] for each in used])
    gravest = int(each_weight.argmax())
    shares = counts.sum(axis=0) * each_weight / (counts @ each_weight).sum()
    return HarmTable(
        rows=_rows(rows, counts, each_weight, gravest),
        gravest=names[used[gravest]],
        gravest_count=int(counts[:, gravest].sum()),
        gravest_share=float(shares[gravest]),
        unweighted=tuple(names[each] for each in held if each not in used),
        heaviest=names[used[int(shares.argmax())]],
        heaviest_share=float(shares.max()),
    )


def _refusal(wards: WardTable, without: str) -> str:
    if wards.indicator.counts_as != CRIME:
        return without
    if wards.reason:
        return wards.reason
    if any(row.count is None or row.rate_per_1000 is None for row in wards.rows):
        return "rates are not known for all wards"
    return ""


def _categories(content: Content, indicator: Indicator) -> list[str]:
    if indicator.categories == ALL_CATEGORIES:
        return [each.id for each in content.categories.values() if each.counts_as == indicator.counts_as]
    return list(indicator.categories)


def _rows(rows: list[WardRow], counts: np.ndarray, weights: np.ndarray, gravest: int) -> tuple[HarmRow, ...]:
    residents = np.array([row.area.residents for row in rows], dtype=float)
    known = [row.change.dispersion for row in rows if row.change.dispersion is not None]
    usual = float(np.mean(known)) if known else 1.0
    spread = np.array([usual if row.change.dispersion is None else row.change.dispersion for row in rows])
    whole = harm.weighted(counts, weights, residents, spread)
    rest = harm.weighted(counts, np.where(np.arange(len(weights)) == gravest, 0.0, weights), residents, spread)
    by_count = ranks.from_highest(np.array([row.rate_per_1000 for row in rows], dtype=float))
    by_harm, by_rest = ranks.from_highest(whole.rate), ranks.from_highest(rest.rate)
    return tuple(
        HarmRow(
            area=row.area,
            count_rate=row.rate_per_1000 or 0.0,
            count_place=int(by_count[at]),
            harm=float(counts[at] @ weights),
            harm_rate=float(whole.rate[at]) * PER,
            harm_place=int(by_harm[at]),
            ranks=RankInterval(int(whole.first[at]), int(whole.last[at]), len(rows), harm.LEVEL, harm.DRAWS, harm.SEED),
            rate_without=float(rest.rate[at]) * PER,
            place_without=int(by_rest[at]),
        )
        for at, row in enumerate(rows)
    )
