"""data/borough.yaml: the partnership's borough, its police force and its ward boundaries."""

import datetime
import itertools
from pathlib import Path

from sbp.content.fields import Fields, read_yaml
from sbp.model import Borough, Vintage


def read(path: Path, faults: list[str]) -> Borough | None:
    """Read the borough; None, and faults, where the file does not hold one."""
    values = read_yaml(path, faults)
    if values is None:
        return None
    fields = Fields(values, path.name, faults)
    borough = Borough(
        code=fields.text("code"),
        name=fields.text("name"),
        partnership=fields.text("partnership"),
        force=fields.text("force"),
        transport_force=fields.text("transport_force"),
        region=fields.text("region"),
        vintages=_vintages(fields, path.name, faults),
    )
    fields.close()
    return borough


def _vintages(fields: Fields, file: str, faults: list[str]) -> tuple[Vintage, ...]:
    entries = fields.raw("vintages")
    if not isinstance(entries, list) or not entries:
        fields.fault("vintages", "must be a list of at least one set of ward boundaries")
        return ()
    places = [f"{file}, vintages {number}" for number in range(1, len(entries) + 1)]
    vintages = tuple(_vintage(Fields(entry, place, faults)) for entry, place in zip(entries, places, strict=True))
    for earlier, later in itertools.pairwise(vintages):
        if earlier.in_force_to != later.in_force_from - datetime.timedelta(days=1):
            fields.fault("vintages", f"{earlier.id!r} must end on the day before {later.id!r} begins")
    if vintages[-1].in_force_to is not None:
        fields.fault("vintages", f"{vintages[-1].id!r} is the newest and must not have an end")
    return vintages


def _vintage(fields: Fields) -> Vintage:
    vintage = Vintage(
        id=fields.text("id"),
        title=fields.text("title"),
        in_force_from=fields.day("in_force_from") or datetime.date.min,
        in_force_to=fields.day("in_force_to", required=False),
    )
    fields.close()
    return vintage
