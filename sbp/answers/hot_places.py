"""How firmly wards and cells are hot, whatever one chooses to look at, and how hot wards come and go."""

from sbp.answers import areas, doubts, indicators
from sbp.content import Content
from sbp.standing import Concentrated, HotPlace, OverTime, PlaceKind, PlaceTest, RuleScore
from sbp.store import hot_queries
from sbp.store.hot_queries import ClassRow
from sbp.store.queries import Connection


def of_wards(con: Connection, content: Content, indicator_id: str, vintage: str) -> dict[str, HotPlace]:
    """Answer how firmly each ward of one vintage is hot, by its code.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        indicator_id: one of `content.indicators`.
        vintage: id of the ward boundaries.

    Returns:
        Nothing where the measure may not be shown by ward, or holds too few months. The months looked at are the
        newest held, whatever window a page shows.

    Raises:
        UsageError: unknown indicator or vintage.
    """
    indicator, boundaries = indicators.find(content, indicator_id), areas.vintage(content, vintage)
    if not doubts.may_show(indicator, "ward"):
        return {}
    over_time = hot_queries.ward_classes(con, indicator.id, boundaries.id)
    return {
        code: HotPlace(row.share_hot, row.choices, row.months, row.last_month, _over_time(over_time.get(code)))
        for code, row in hot_queries.ward_stability(con, indicator.id, boundaries.id).items()
    }


def of_cells(con: Connection, kind_id: str) -> dict[str, HotPlace]:
    """Answer how firmly each cell is hot by one kind of record with a place, by the cell's id."""
    return {
        code: HotPlace(row.share_hot, row.choices, row.months, row.last_month)
        for code, row in hot_queries.cell_stability(con, kind_id).items()
    }


def place_test(con: Connection, content: Content, measure_id: str, kind: PlaceKind, vintage: str) -> PlaceTest | None:
    """Answer how rules of choosing places would have done in past quarters.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        measure_id: an indicator's id for wards, that of a kind of record with a place for cells.
        kind: wards or cells.
        vintage: id of the ward boundaries; "" for cells.

    Returns:
        None where too few quarters are held or the measure may not be shown by ward.

    Raises:
        UsageError: unknown indicator.
    """
    rows = hot_queries.back_test(con, measure_id, kind, vintage) if _may_show(content, measure_id, kind) else []
    if not rows:
        return None
    scores = tuple(
        RuleScore(
            row.rule,
            (row.hit, row.hit_low, row.hit_high),
            (row.pei, row.pei_low, row.pei_high),
            (row.lead, row.lead_low, row.lead_high),
        )
        for row in rows
    )
    return PlaceTest(kind, rows[0].places, rows[0].named, rows[0].tries, rows[0].last_month, scores)


def concentrated(
    con: Connection, content: Content, measure_id: str, kind: PlaceKind, vintage: str
) -> Concentrated | None:
    """Answer how concentrated the events of the newest 12 months are, beside chance; arguments as of `place_test`."""
    row = hot_queries.concentration(con, measure_id, kind, vintage) if _may_show(content, measure_id, kind) else None
    if row is None:
        return None
    return Concentrated(
        kind=kind,
        places=row.places,
        events=row.events,
        first_month=row.first_month,
        last_month=row.last_month,
        gini=row.gini,
        adjusted_gini=row.adjusted_gini,
        chance_gini=(row.chance_gini_low, row.chance_gini_high),
        quarter=(row.quarter_places, row.quarter_by_chance),
        half=(row.half_places, row.half_by_chance),
        curve=tuple(row.curve),
        chance_curve=tuple(row.chance_curve),
        draws=row.draws,
        seed=row.seed,
    )


def _may_show(content: Content, measure_id: str, kind: PlaceKind) -> bool:
    return kind == "cell" or doubts.may_show(indicators.find(content, measure_id), "ward")


def _over_time(row: ClassRow | None) -> OverTime | None:
    return None if row is None else OverTime(*row[1:])  # type: ignore[arg-type]  the same order
