"""data/labels/<scheme>.csv: each publisher's own labels, which of our categories they mean, and when they were used."""

from pathlib import Path

from sbp.content.fields import Fields, read_csv
from sbp.model import Label

COLUMNS = ("major", "minor", "category_id", "valid_from", "valid_to")


def read(folder: Path, category_ids: set[str], faults: list[str]) -> tuple[Label, ...]:
    """Read the labels of every scheme; a label may stand twice only where its months do not overlap."""
    labels: list[Label] = []
    for path in sorted(folder.glob("*.csv")):
        labels += _scheme(path, category_ids, faults)
    if not labels:
        faults.append("labels/: holds no label")
    return tuple(labels)


def _scheme(path: Path, category_ids: set[str], faults: list[str]) -> list[Label]:
    labels: list[Label] = []
    for row in read_csv(path, COLUMNS, faults):
        row.place = f"labels/{row.place}"
        label = _label(path.stem, row, category_ids)
        if any(_collide(label, other) for other in labels):
            row.fault("minor", f"{label.major!r} / {label.minor!r} stands twice for the same months")
        labels.append(label)
    return labels


def _label(scheme: str, row: Fields, category_ids: set[str]) -> Label:
    category = row.text("category_id")
    if category and category not in category_ids:
        row.fault("category_id", f"{category!r} is not a category")
    label = Label(
        scheme=scheme,
        major=row.text("major", required=False),
        minor=row.text("minor", required=False),
        category=category,
        valid_from=row.month("valid_from", required=False),
        valid_to=row.month("valid_to", required=False),
    )
    if not (label.major or label.minor):
        row.fault("major", "a label needs a major or a minor text")
    if label.valid_from and label.valid_to and label.valid_to < label.valid_from:
        row.fault("valid_to", "lies before valid_from")
    return label


def _collide(one: Label, other: Label) -> bool:
    if (one.major, one.minor) != (other.major, other.minor):
        return False
    starts_late = one.valid_from and other.valid_to and one.valid_from > other.valid_to
    ends_early = one.valid_to and other.valid_from and one.valid_to < other.valid_from
    return not (starts_late or ends_early)
