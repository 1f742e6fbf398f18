"""data/categories.csv: our own categories, and what each counts as."""

from pathlib import Path
from typing import get_args

from sbp.content.fields import read_csv
from sbp.model import Category, CountsAs

COLUMNS = ("category_id", "category_name", "group", "counts_as")


def read(path: Path, faults: list[str]) -> dict[str, Category]:
    """Read every category by its id."""
    categories: dict[str, Category] = {}
    for row in read_csv(path, COLUMNS, faults):
        category = Category(
            id=row.id("category_id"),
            name=row.text("category_name"),
            group=row.text("group"),
            counts_as=row.choice("counts_as", get_args(CountsAs)),
        )
        if category.id in categories:
            row.fault("category_id", f"{category.id!r} stands twice")
        categories[category.id] = category
    return categories
