"""data/indicators/<id>.yaml: each measure that pages can show."""

from pathlib import Path
from typing import get_args

from sbp.content.fields import Fields, read_yaml
from sbp.model import AreaKind, Better, Category, CountsAs, Indicator, Sensitivity

ALL_CATEGORIES = ("*",)
PER_RESIDENTS = "1,000 residents"
# The data sets of `monthly_count` that formats fill, and how people call them.
DATASETS = {
    "met_borough": "Met counts by borough",
    "met_ward": "Met counts by ward",
    "met_lsoa": "Met counts by small area",
    "met_dashboard": "Met dashboard, crime types",
    "met_dashboard_tno": "Met dashboard, all offences",
    "met_dashboard_outcomes": "Met dashboard, positive outcomes",
    "police_street": "Street-level data",
    "fix_my_street": "FixMyStreet reports",
    "fire": "Fire brigade incidents",
    "council_incident": "Council and police incident lists",
    "partner_return": "Partner returns",
}


def read(
    folder: Path, source_ids: set[str], categories: dict[str, Category], faults: list[str]
) -> dict[str, Indicator]:
    """Read every indicator of the folder by its id, which is the name of its file."""
    indicators = {}
    for path in sorted(folder.glob("*.yaml")):
        values = read_yaml(path, faults)
        if values is not None:
            fields = Fields(values, f"indicators/{path.name}", faults)
            indicators[path.stem] = _indicator(path.stem, fields, source_ids, categories)
    if not indicators:
        faults.append("indicators/: holds no indicator")
    return indicators


def _indicator(indicator_id: str, fields: Fields, source_ids: set[str], categories: dict[str, Category]) -> Indicator:
    indicator = Indicator(
        id=indicator_id,
        name=fields.text("name"),
        question=fields.text("question"),
        source=fields.choice("source", tuple(sorted(source_ids))),
        datasets=_datasets(fields),
        categories=fields.texts("categories"),
        counts_as=fields.choice("counts_as", get_args(CountsAs)),
        unit=fields.text("unit"),
        per=fields.choice("per", (PER_RESIDENTS, "none")),
        better=fields.choice("better", get_args(Better)),
        smallest_area=fields.choice("smallest_area", get_args(AreaKind)),
        sensitivity=fields.choice("sensitivity", get_args(Sensitivity)),
        headline=fields.truth("headline"),
        caveats=fields.texts("caveats"),
        references=fields.texts("references"),
    )
    _check_categories(indicator, fields, categories)
    if indicator.smallest_area and indicator.datasets and indicator.smallest_area not in indicator.datasets:
        fields.fault("smallest_area", f"{indicator.smallest_area!r} has no data set under datasets")
    fields.close()
    return indicator


def _datasets(fields: Fields) -> dict[AreaKind, str]:
    datasets = fields.pairs("datasets")
    if not datasets:
        fields.fault("datasets", "is missing: name the data set for each kind of area")
    for kind, dataset in datasets.items():
        if kind not in get_args(AreaKind):
            fields.fault("datasets", f"{kind!r} is not one of {', '.join(get_args(AreaKind))}")
        if dataset not in DATASETS:
            fields.fault("datasets", f"{dataset!r} is not one of {', '.join(DATASETS)}")
    return datasets  # type: ignore[return-value]  the kinds were just checked


def _check_categories(indicator: Indicator, fields: Fields, categories: dict[str, Category]) -> None:
    if not indicator.categories:
        fields.fault("categories", 'is missing: list category ids, or "*" for all that count as the same')
    if indicator.categories == ALL_CATEGORIES:
        return
    for category_id in indicator.categories:
        category = categories.get(category_id)
        if category is None:
            fields.fault("categories", f"{category_id!r} is not a category")
        elif category.counts_as != indicator.counts_as:
            fields.fault("categories", f"{category_id!r} counts as {category.counts_as}, not as {indicator.counts_as}")
