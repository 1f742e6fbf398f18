"""data/published/checks.yaml: how printed figures hang together, and so what they can be recomputed from."""

from pathlib import Path
from typing import get_args

from sbp.content.fields import Fields, read_list
from sbp.evidence_model import Figure, Held, Kind, Reference, Relation

COMPARISON = ":change"
# Kind: the parts that it needs, None for any number from one; "base" needs as many as it has figures.
_PARTS = {"change": 2, "share": 2, "people": 1, "total": None, "includes": None, "earlier": None, "base": None}
_ON_INDICATORS = ("series", "series_change", "series_number")
_ON_RETURNS = ("yearly", "target")


def read(path: Path, figures: dict[str, Figure], indicators: set[str], faults: list[str]) -> tuple[Relation, ...]:
    """Read every relation; each figure and indicator that it names must be known, and have a number where it needs one.

    Args:
        path: the file.
        figures: the printed figures by id.
        indicators: the ids of indicators.
        faults: the list that every fault is added to.
    """
    relations: list[Relation] = []
    for fields in read_list(path, faults):
        relation = _relation(fields, figures, indicators)
        if any(relation.id == other.id for other in relations):
            fields.fault("id", f"{relation.id!r} stands twice")
        relations.append(relation)
    return tuple(relations)


def _relation(fields: Fields, figures: dict[str, Figure], indicators: set[str]) -> Relation:
    kind = fields.choice("kind", get_args(Kind))
    relation = Relation(
        id=fields.id(),
        kind=kind,
        figures=_references(fields, "figures", figures),
        parts=_references(fields, "parts", figures),
        held=_held(fields, kind, indicators),
        per=fields.whole("per") or 0,
        within=float(fields.whole("within") or 0),
        note=fields.text("note", required=False),
    )
    _check_numbers_of(relation, fields)
    fields.close()
    return relation


def _references(fields: Fields, key: str, figures: dict[str, Figure]) -> tuple[Reference, ...]:
    found = []
    for text in fields.texts(key):
        reference = Reference(text.removesuffix(COMPARISON), text.endswith(COMPARISON))
        figure = figures.get(reference.figure)
        if figure is None:
            fields.fault(key, f"{reference.figure!r} is not a figure")
            continue
        quantity = figure.comparison if reference.is_comparison else figure.value
        if quantity.number is None:
            fields.fault(key, f"{text!r} has no number")
        found.append(reference)
    return tuple(found)


def _held(fields: Fields, kind: str, indicators: set[str]) -> Held:
    if kind in _ON_INDICATORS:
        held = Held(
            indicator=fields.choice("indicator", tuple(sorted(indicators))),
            first=fields.month("first"),
            last=fields.month("last"),
        )
        if held.first and held.last and held.last < held.first:
            fields.fault("last", "lies before first")
        return held
    if kind in _ON_RETURNS:
        keys = ("base", "by") if kind == "target" else ("year",)
        years = [fields.whole(key) for key in keys]
        for key, year in zip(keys, years, strict=True):
            if year is None:
                fields.fault(key, "is missing")
        known = tuple(year for year in years if year is not None)
        return Held(dataset=fields.text("dataset"), measure=fields.text("measure"), years=known)
    return Held()


def _check_numbers_of(relation: Relation, fields: Fields) -> None:
    """Note a fault where a kind has too few figures or parts."""
    wanted = 2 if relation.kind == "same" else 1
    if len(relation.figures) < wanted:
        fields.fault("figures", f"must name {wanted} or more")
    if relation.kind != "base" and relation.kind != "same" and len(relation.figures) > 1:
        fields.fault("figures", "must name one")
    if relation.kind in _PARTS:
        needed = _PARTS[relation.kind]
        if (needed and len(relation.parts) != needed) or not relation.parts:
            fields.fault("parts", f"must name {needed or '1 or more'}")
    elif relation.parts:
        fields.fault("parts", "are not used by this kind")
    if relation.kind == "base":
        if len(relation.parts) != len(relation.figures):
            fields.fault("parts", "must name one count for each figure")
        if not relation.per:
            fields.fault("per", "is missing")
