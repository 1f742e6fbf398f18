"""data/impact_days/: what the days address, themes, roles, outputs, measures, rules, and reported operations."""

from collections.abc import Callable
from dataclasses import fields as fields_of
from datetime import date
from pathlib import Path
from typing import TypeVar

from sbp import settings
from sbp.content.fields import Fields, read_list, read_yaml
from sbp.errors import ContentFaults
from sbp.impact_model import ImpactContent, Issue, Measure, OutputKind, Reported, Role, Settings, Theme

Kept = TypeVar("Kept")
FOLDER = "impact_days"
CALENDAR = range(1, 13)


def load(indicators: set[str], folder: Path = settings.CONTENT_DIR) -> ImpactContent:
    """Read all files on impact days.

    Args:
        indicators: the ids that issues, themes and measures may name.
        folder: the folder of the content files (`data/`).

    Raises:
        ContentFaults: with every fault found, each with its file and key.
    """
    faults: list[str] = []
    content = read(folder / FOLDER, indicators, faults)
    if faults or content is None:
        raise ContentFaults(faults)
    return content


def read(folder: Path, indicators: set[str], faults: list[str]) -> ImpactContent | None:
    """Read the folder, noting every fault; None where its settings cannot be read."""
    issues = tuple(_issue(each, indicators) for each in read_list(folder / "issues.yaml", faults))
    addressed = {each.indicator for each in issues}
    roles = _by_id(folder / "partners.yaml", faults, lambda each: Role(each.id(), each.text("name")))
    outputs = _by_id(
        folder / "outputs.yaml", faults, lambda each: OutputKind(each.id(), each.text("name"), each.text("unit"))
    )
    own_settings = _settings(folder / "plan.yaml", faults)
    content = own_settings and ImpactContent(
        issues=issues,
        themes=_by_id(folder / "themes.yaml", faults, lambda each: _theme(each, addressed, set(roles))),
        roles=roles,
        outputs=outputs,
        measures=_by_id(folder / "measures.yaml", faults, lambda each: _measure(each, addressed)),
        settings=own_settings,
        reported=tuple(_reported(each, set(outputs)) for each in read_list(folder / "reported.yaml", faults)),
    )
    return content or None


def _by_id(path: Path, faults: list[str], make: Callable[[Fields], Kept]) -> dict[str, Kept]:
    found: dict[str, Kept] = {}
    for entry in read_list(path, faults):
        kept = make(entry)
        entry.close()
        if kept.id in found:  # type: ignore[attr-defined]  everything kept by id has one
            entry.fault("id", "stands twice")
        found[kept.id] = kept  # type: ignore[attr-defined]
    if not found:
        faults.append(f"{path.name}: holds no entry")
    return found


def _issue(entry: Fields, indicators: set[str]) -> Issue:
    issue = Issue(entry.id(), _number(entry, "weight"), entry.truth("addressed"), entry.text("why"))
    if issue.indicator not in indicators:
        entry.fault("id", f"{issue.indicator!r} is not an indicator")
    entry.close()
    return issue


def _theme(entry: Fields, addressed: set[str], roles: set[str]) -> Theme:
    calendar = tuple(int(each) for each in entry.texts("months") if each.isdigit())
    if any(each not in CALENDAR for each in calendar) or len(calendar) != len(entry.texts("months")):
        entry.fault("months", "must be months of the calendar, 1 to 12")
    return Theme(
        id=entry.id(),
        name=entry.text("name"),
        months=calendar,
        issues=entry.known("issues", addressed),
        partners=entry.known("partners", roles),
    )


def _measure(entry: Fields, addressed: set[str]) -> Measure:
    measure = Measure(entry.id(), entry.text("name"), entry.known("issues", addressed))
    if not measure.issues:
        entry.fault("issues", "is missing")
    return measure


def _settings(path: Path, faults: list[str]) -> Settings | None:
    values = read_yaml(path, faults)
    if values is None:
        return None
    entry = Fields(values, path.name, faults)
    numbers = {each.name: entry.whole(each.name) for each in fields_of(Settings) if each.name != "rules"}
    for name, value in numbers.items():
        if not value:
            entry.fault(name, "must be a whole number above zero")
    found = Settings(**{name: value or 1 for name, value in numbers.items()}, rules=entry.pairs("rules"))
    entry.close()
    return found


def _reported(entry: Fields, outputs: set[str]) -> Reported:
    counted = {}
    for name, value in entry.pairs("outputs").items():
        if name not in outputs or not value.isdigit():
            entry.fault("outputs", f"{name}: {value} is not a whole number of something that outputs.yaml lists")
        else:
            counted[name] = float(value)
    reported = Reported(
        id=entry.id(),
        title=entry.text("title"),
        first=entry.month("first") or date.min,
        last=entry.month("last") or date.max,
        place=entry.text("place"),
        document=entry.text("document"),
        section=entry.text("section"),
        note=entry.text("note"),
        outputs=counted,
    )
    entry.close()
    return reported


def _number(entry: Fields, key: str) -> float:
    value = entry.text(key)
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1000:
        entry.fault(key, f"{value!r} is not a number from 0 to 1,000")
        return 0.0
    return number
