"""One ward over every measure that is counted by ward: what stands out, what does not, and what it was made of."""

from sbp import months
from sbp.answers import areas, comparing, doubts, version, wards
from sbp.content import Content
from sbp.errors import UsageError
from sbp.model import Area, Indicator
from sbp.profiles import OldWard, ProfileLine, WardProfile
from sbp.store import place_queries
from sbp.store.queries import Connection

YEAR = 12


def profile(con: Connection, content: Content, ward_code: str) -> WardProfile:
    """Answer what one ward is like.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        ward_code: of any vintage; the ward is compared with the wards of its own.

    Returns:
        A line for each measure counted by ward, over the last 12 months that the measure holds, so that measures may
        end in different months. With some twenty measures, one in twenty rank intervals misses the true place: a ward
        that stands out on one of them may do so by chance.

    Raises:
        UsageError: unknown ward, or a code that is not a ward's.
    """
    ward = areas.find(con, ward_code)
    if ward.kind != "ward":
        raise UsageError(f"{ward.name} ({ward.code}) is not a ward", "", "the code of a ward")
    counted = [each for each in content.indicators.values() if doubts.may_show(each, "ward")]
    lines = _lines(con, content, counted, ward)
    held = {line.indicator.id for line in lines}
    facts = version.facts(con)
    return WardProfile(
        ward=ward,
        borough=areas.find(con, content.borough.code),
        lines=lines,
        not_held=tuple(each for each in counted if each.id not in held),
        old_wards=_old_wards(con, ward),
        caveats=_caveats(content, ward),
        data_version=facts.id,
        is_demonstration=facts.is_demonstration,
    )


def _lines(con: Connection, content: Content, counted: list[Indicator], ward: Area) -> tuple[ProfileLine, ...]:
    """Answer all measures from three questions to the store: one table each would take a hundred."""
    alike = tuple(area for area in areas.all(con) if area.kind == "ward" and area.vintage == ward.vintage)
    codes = [area.code for area in alike]
    sums, models = place_queries.latest_windows(con, codes, YEAR, YEAR), place_queries.area_models(con, codes)
    neighbours = place_queries.neighbours(con, ward.vintage)
    newest = max((sums[each.id][0] for each in counted if each.id in sums), default=None)
    lines = []
    for indicator in counted:
        if indicator.id in sums:
            last_month, found = sums[indicator.id]
            window = comparing.window_of(last_month, YEAR)
            rows = wards.rows_of(content, indicator, alike, found, models.get(indicator.id, {}), window)
            judged, shape = wards.with_standings(rows, neighbours)
            row = next(each for each in judged if each.area.code == ward.code)
            common = shape.common_rate if shape else None
            is_current = newest is not None and months.distance(last_month, newest) <= YEAR
            lines.append(ProfileLine(indicator, row, window.first, window.last, len(alike), common, is_current))
    return tuple(lines)


def _old_wards(con: Connection, ward: Area) -> tuple[OldWard, ...]:
    known = {area.code: area for area in areas.all(con)}
    return tuple(
        OldWard(
            area=known[row.old_code],
            share_of_new_residents=row.share_of_new_residents,
            share_of_new_area=row.share_of_new_area,
            share_of_old_residents=row.share_of_old_residents,
            share_of_old_area=row.share_of_old_area,
        )
        for row in place_queries.ward_overlaps(con, ward.code)
        if row.old_code in known
    )


def _caveats(content: Content, ward: Area) -> tuple[str, ...]:
    said = ["Measures end in the last month that each of them holds, so their twelve months may differ."]
    said.append("The more measures are listed, the more likely it is that one stands out by chance.")
    if areas.has_ended(content, ward.vintage):
        said.append(f"This is one of the {areas.vintage(content, ward.vintage).title}; it no longer exists.")
    return tuple(said)
