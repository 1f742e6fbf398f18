"""What a reader must know before trusting a figure, and why there is none, in words."""

from sbp.answers import areas
from sbp.content import Content
from sbp.content.indicators import PER_RESIDENTS
from sbp.model import Area, AreaKind, Indicator
from sbp.store.queries import SourceRow

_FINENESS: tuple[AreaKind, ...] = ("borough", "ward", "lsoa")


def may_show(indicator: Indicator, kind: AreaKind) -> bool:
    """Whether an indicator may be shown for a kind of area: not finer than its smallest area, and with a data set."""
    fine_enough = _FINENESS.index(kind) <= _FINENESS.index(indicator.smallest_area)
    return fine_enough and kind in indicator.datasets


def caveats(content: Content, indicator: Indicator, area: Area) -> tuple[str, ...]:
    """Return what would mislead about an indicator in an area: its source's caveats, its own, and the area's."""
    return content.sources[indicator.source].caveats + indicator.caveats + _area_caveats(content, indicator, area)


def why_empty(content: Content, indicator: Indicator, area: Area, state: SourceRow) -> str:
    """Say in words why an indicator has no figure for an area; `state` is of its source's files."""
    source = content.sources[indicator.source]
    if not may_show(indicator, area.kind):
        return f"No data: this measure is not given for areas as small as a {area.kind}"
    if not state.files_count:
        return f"No data: no file of {source.title} has been loaded"
    told = f"No data: the files loaded of {source.title} hold nothing on this measure for {area.name}"
    if area.kind != "ward":
        return told
    boundaries = areas.vintage(content, area.vintage)
    return (
        f"{told}, one of the {boundaries.title}. Neither its publisher nor any points give it on these boundaries, and "
        "figures of a ward of the same name on others are never put in its place"
    )


def _area_caveats(content: Content, indicator: Indicator, area: Area) -> tuple[str, ...]:
    said = []
    newest = content.borough.vintages[-1]
    if area.vintage and area.vintage != newest.id:
        boundaries = areas.vintage(content, area.vintage)
        said.append(f"This is one of the {boundaries.title}; a ward of the same name today is another area.")
    if indicator.per == PER_RESIDENTS:
        label = f" ({area.residents_label})" if area.residents_label else ""
        counted = f"Rates are per 1,000 of {area.residents:,} residents{label}." if area.residents else ""
        said.append(counted or f"No rate is shown, because no count of residents is held for {area.name}.")
    return tuple(said)
