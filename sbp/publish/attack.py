"""Attack a file before it is published: what could anybody find out of a small count from all that it shows?"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sbp.content import Content
from sbp.content.publishing import protected_datasets
from sbp.publish.bounds import Attack, Pinned, Statement
from sbp.publish.ground import Ground
from sbp.publish.statements import Published
from sbp.publishing_model import Shield
from sbp.store import public_file
from sbp.store.connection import open_version
from sbp.store.versions import Version

# The tables that may hold something of protected figures, each read by the attack; any other one stops publication.
READ = frozenset({"indicator_month", "indicator_model", "coverage"})
PATHS_SHOWN = 12


@dataclass(frozen=True)
class Report:
    """What an attack found: how much was tried, which small counts are known too narrowly, and tables out of place."""

    measures: tuple[str, ...]
    small_counts: int
    statements: int
    further: int
    earlier_versions: tuple[str, ...]
    pinned: tuple[Pinned, ...]
    out_of_place: tuple[str, ...]

    @property
    def is_safe(self) -> bool:
        """Whether nothing was found."""
        return not self.pinned and not self.out_of_place

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        return {**asdict(self), "is_safe": self.is_safe}

    def words(self) -> str:
        """Return the report as plain words."""
        measures = ", ".join(self.measures) or "no measure"
        lines = [
            "The attack on the file made for the public",
            "",
            f"Protected: {measures}. Small counts withheld and attacked: {self.small_counts:,}.",
            f"Published numbers used: {self.statements:,}, of which {self.further:,} did not follow from the figures.",
            f"Earlier publications used: {', '.join(self.earlier_versions) or 'none'}.",
            "",
        ]
        if self.is_safe:
            return "\n".join([*lines, "No small count is known more narrowly than the rule allows.", ""])
        lines += [f"Out of place: {each}." for each in self.out_of_place]
        for each in self.pinned[:PATHS_SHOWN]:
            lines += [f"{each.name} must lie between {each.low:g} and {each.high:g}. What says so:"]
            lines += [f"  - {said}" for said in each.by]
        if len(self.pinned) > PATHS_SHOWN:
            lines.append(f"... and {len(self.pinned) - PATHS_SHOWN} further counts.")
        return "\n".join([*lines, "", "It is not published.", ""])


def earlier(
    grounds: Sequence[Ground], content: Content, shield: Shield, held: Sequence[Version]
) -> dict[str, list[Statement]]:
    """Return, by data set, what earlier publications say and what has not been revised since."""
    found: dict[str, list[Statement]] = {each.dataset: [] for each in grounds}
    for version in held:
        with open_version(version.path) as con:
            for ground in grounds:
                shown = Published(con, content, ground, shield, f"version {version.id}")
                found[ground.dataset] += shown.figures(only_true=True)
    return found


def attack(
    file: Path,
    grounds: Sequence[Ground],
    content: Content,
    shield: Shield,
    known: dict[str, list[Statement]],
    versions_used: Sequence[str],
) -> Report:
    """Attack a file.

    Args:
        file: the file made for the public.
        grounds: the unknowns and their truth, from the private version.
        content: as the public's program has it.
        shield: the rule.
        known: from `earlier`.
        versions_used: the ids of those publications.
    """
    pinned: list[Pinned] = []
    statements = further = targets = 0
    with open_version(file) as con:
        for ground in grounds:
            shown = Published(con, content, ground, shield)
            figures = list(shown.figures())
            everything = list(shown.everything())
            wanted = ground.targets(shield)
            pinned += Attack(ground.size, [*everything, *ground.assumed(), *known[ground.dataset]]).pinned(wanted)
            statements, further = statements + len(everything), further + len(everything) - len(figures)
            targets += len(wanted)
    guarded = [each for ground in grounds for each in ground.protected]
    strays = public_file.strays(file, [each.id for each in guarded], sorted(protected_datasets(content)), READ)
    return Report(
        tuple(each.name for each in guarded),
        targets,
        statements,
        further,
        tuple(versions_used),
        tuple(pinned),
        tuple(strays),
    )
