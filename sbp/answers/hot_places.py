"""How firmly wards and cells are hot, whatever one chooses to look at, and how hot wards come and go."""

from sbp.answers import areas, doubts, indicators
from sbp.content import Content
from sbp.standing import HotPlace, OverTime
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


def of_cells(con: Connection, content: Content, indicator_id: str) -> dict[str, HotPlace]:
    """Answer how firmly each cell is hot, by its id; nothing where the measure's events have no place.

    Raises:
        UsageError: unknown indicator.
    """
    indicator = indicators.find(content, indicator_id)
    return {
        code: HotPlace(row.share_hot, row.choices, row.months, row.last_month)
        for code, row in hot_queries.cell_stability(con, indicator.id).items()
    }


def _over_time(row: ClassRow | None) -> OverTime | None:
    return None if row is None else OverTime(*row[1:])  # type: ignore[arg-type]  the same order
