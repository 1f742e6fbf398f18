"""One ward over every measure that is counted by ward: what stands out, what does not, and what it was made of."""

from collections.abc import Mapping

from sbp import months
from sbp.answers import areas, comparing, doubts, version, wards
from sbp.content import Content
from sbp.errors import UsageError
from sbp.model import Area, Indicator
from sbp.profiles import OldWard, ProfileLine, WardProfile
from sbp.store import place_queries
from sbp.store.queries import Connection

YEAR = 12
Lines = Mapping[str, tuple[ProfileLine, ...]]


def profile(con: Connection, content: Content, ward_code: str, made: Lines | None = None) -> WardProfile:
    """Answer what one ward is like.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        ward_code: of any vintage; the ward is compared with the wards of its own.
        made: the lines of every ward of its vintage where they are held already.

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
    lines = (made or lines_of(con, content, ward.vintage))[ward.code]
    held = {line.indicator.id for line in lines}
    facts = version.facts(con)
    return WardProfile(
        ward=ward,
        borough=areas.find(con, content.borough.code),
        lines=lines,
        not_held=tuple(each for each in _counted(content) if each.id not in held),
        old_wards=old_wards(con, ward),
        caveats=_caveats(content, ward),
        data_version=facts.id,
        is_demonstration=facts.is_demonstration,
    )


def lines_of(con: Connection, content: Content, vintage: str) -> Lines:
    """Answer all measures in every ward of one vintage, by the ward's code: each ward is judged among all of them.

    Three questions to the store: one table for each measure would take a hundred.
    """
    alike = tuple(area for area in areas.all(con) if area.kind == "ward" and area.vintage == vintage)
    codes = [area.code for area in alike]
    sums, models = place_queries.latest_windows(con, codes, YEAR, YEAR), place_queries.area_models(con, codes)
    neighbours = place_queries.neighbours(con, vintage)
    counted = [each for each in _counted(content) if each.id in sums]
    newest = max((sums[each.id][0] for each in counted), default=None)
    found: dict[str, list[ProfileLine]] = {code: [] for code in codes}
    for indicator in counted:
        last_month, held = sums[indicator.id]
        window = comparing.window_of(last_month, YEAR)
        rows = wards.rows_of(content, indicator, alike, held, models.get(indicator.id, {}), window)
        judged, shape = wards.with_standings(rows, neighbours)
        common = shape.common_rate if shape else None
        is_current = newest is not None and months.distance(last_month, newest) <= YEAR
        for row in judged:
            line = ProfileLine(indicator, row, window.first, window.last, len(alike), common, is_current)
            found[row.area.code].append(line)
    return {code: tuple(own) for code, own in found.items()}


def _counted(content: Content) -> list[Indicator]:
    return [each for each in content.indicators.values() if doubts.may_show(each, "ward")]


def old_wards(con: Connection, ward: Area) -> tuple[OldWard, ...]:
    """Return the wards before the last change of boundaries that share ground with a ward, and how much of each."""
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
