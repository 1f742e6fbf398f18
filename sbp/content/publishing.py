"""data/publishing.yaml: which tables and columns the public may have, and how small figures are kept from it."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

from sbp import settings
from sbp.content.fields import Fields, read_yaml
from sbp.content.loader import Content
from sbp.errors import ContentFaults
from sbp.publishing_model import WITHHELD, Publishing, Rows, Shield, TableRule

FILE = "publishing.yaml"
PROTECTED, BOROUGH_ONLY = "protected", "borough only"
NAMING: tuple[Rows, ...] = ("named keys", "named data sets", "open counts")


def load(content: Content, folder: Path = settings.CONTENT_DIR) -> Publishing:
    """Read the rule of what the public may have.

    Args:
        content: the content whose measures it is about.
        folder: the folder of the content files (`data/`).

    Raises:
        ContentFaults: with every fault found; one is a table of counts that names a data set of protected measures.
    """
    faults: list[str] = []
    found = read(folder / FILE, protected_datasets(content), faults)
    if faults or found is None:
        raise ContentFaults(faults)
    return found


def read(path: Path, guarded: frozenset[str], faults: list[str]) -> Publishing | None:
    """Read the file, noting every fault; `guarded` are the data sets that no table of counts may name."""
    values = read_yaml(path, faults)
    if values is None:
        return None
    entry = Fields(values, path.name, faults)
    tables = tuple(_table(each, guarded) for each in entry.entries("tables"))
    names = [each.table for each in tables]
    for twice in sorted({name for name in names if names.count(name) > 1}):
        entry.fault("tables", f"{twice!r} stands twice")
    found = Publishing(_shield(entry.inner("protected")), tables, entry.texts("reasons"))
    entry.close()
    return found


def protected_datasets(content: Content) -> frozenset[str]:
    """Return the data sets that feed protected measures."""
    return frozenset(
        dataset
        for each in content.indicators.values()
        if each.sensitivity == PROTECTED
        for dataset in each.datasets.values()
    )


def as_published(content: Content, shield: Shield) -> Content:
    """Return content as the public has it: borough-only measures without wards, protected ones with the caveat."""
    shown = {}
    for each in content.indicators.values():
        if each.sensitivity == BOROUGH_ONLY:
            each = replace(each, smallest_area="borough", datasets={"borough": each.datasets["borough"]})
        elif each.sensitivity == PROTECTED:
            each = replace(each, caveats=(*each.caveats, shield.caveat))
        shown[each.id] = each
    return replace(content, indicators=shown, withheld_by_ward=withheld_by_ward(content))


def withheld_by_ward(content: Content) -> frozenset[str]:
    """Return the categories of borough-only measures, which are not published by ward."""
    only = (each for each in content.indicators.values() if each.sensitivity == BOROUGH_ONLY)
    return frozenset(category for each in only for category in each.categories)


def _shield(entry: Fields) -> Shield:
    numbers = {name: entry.whole(name) or 0 for name in ("threshold", "round_to", "width", "smallest_base")}
    for name, value in numbers.items():
        if not value:
            entry.fault(name, "must be a whole number above zero")
    if numbers["round_to"] > numbers["threshold"]:
        entry.fault(
            "round_to", "must not be more than the threshold, or a count that is shown could be rounded to zero"
        )
    found = Shield(**numbers, caveat=entry.text("caveat"), withheld=entry.text("withheld"))
    if not found.withheld.startswith(WITHHELD):
        entry.fault("withheld", "must begin with the word withheld, by which pages tell it from a month not supplied")
    entry.close()
    return found


def _table(entry: Fields, guarded: frozenset[str]) -> TableRule:
    rule = TableRule(
        entry.id("table"), entry.texts("columns"), entry.choice("rows", get_args(Rows)), entry.texts("named")
    )
    if not rule.columns:
        entry.fault("columns", "is missing: name each column that may be published")
    if (rule.rows in NAMING) != bool(rule.named):
        entry.fault("named", f"belongs to the rules {', '.join(NAMING)}, and to them alone")
    for dataset in sorted(guarded.intersection(rule.named)):
        entry.fault("named", f"{dataset!r} feeds a protected measure, so its counts cannot be published as they are")
    entry.close()
    return rule
