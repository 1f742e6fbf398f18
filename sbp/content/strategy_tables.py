"""data/strategy/<period>/*.csv: actions, what was said of them by quarter, targets, and what is watched by whom."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, get_args

from sbp.content.fields import Fields, read_csv
from sbp.content.quoting import Quoting
from sbp.strategy_model import About, Action, Monitor, Progress, Target, YearlyCheck

Row = TypeVar("Row")
_KINDS: dict[About, str] = {"action": "an action", "measure": "an indicator", "priority": "a priority"}
QUARTER = re.compile(r"^\d{4}/\d{2} Q[1-4]$")
ACTIONS = ("id", "priority", "action", "owner", "document", "section", "figures")
PROGRESS = ("about", "id", "quarter", "status", "note", "document", "section", "is_certain", "figures")
TARGETS = (
    "id", "priority", "target", "base", "due", "due_by", "dataset", "measure", "base_year", "due_year", "printed",
    "document", "section", "figures",
)  # fmt: skip
MONITORING = ("id", "priority", "what", "who", "how_often", "source", "document", "section")


@dataclass(frozen=True)
class Tables:
    """The tables of one period; `priorities` are the ids that a row may name, or none where it serves all of them."""

    folder: Path
    quoting: Quoting
    priorities: set[str]
    faults: list[str]

    def actions(self) -> tuple[Action, ...]:
        """Read what was promised."""
        return self._read("actions", ACTIONS, self._action)

    def progress(self, actions: set[str], indicators: set[str]) -> tuple[Progress, ...]:
        """Read what was said of actions and measures, in the order in which it was added."""

        def row(fields: Fields) -> Progress:
            """Read one row of what was said."""
            about: About = fields.choice("about", get_args(About))
            known = {"action": actions, "measure": indicators, "priority": self.priorities}.get(about, set())
            return Progress(
                about=about,
                id=self._one_of(fields, "id", known, f"is not {_KINDS.get(about, 'known')}"),
                quarter=_quarter(fields),
                status=fields.text("status", required=False),
                note=fields.text("note", required=False),
                reference=self.quoting.reference(fields),
                is_certain=fields.truth("is_certain"),
                figures=_figures(fields),
            )

        return self._read("progress", PROGRESS, row, has_own_ids=False)

    def targets(self) -> tuple[Target, ...]:
        """Read what was to be reached."""
        return self._read("targets", TARGETS, self._target)

    def monitoring(self, sources: set[str]) -> tuple[Monitor, ...]:
        """Read what is watched."""

        def row(fields: Fields) -> Monitor:
            """Read one row of what is watched."""
            return Monitor(
                id=fields.id(),
                period=self.folder.name,
                priority=self._priority(fields),
                what=fields.text("what"),
                who=fields.text("who"),
                how_often=fields.text("how_often"),
                source=self._one_of(fields, "source", sources | {""}, "is not a source"),
                reference=self.quoting.reference(fields),
            )

        return self._read("monitoring", MONITORING, row)

    def _read(
        self, name: str, columns: tuple[str, ...], row: Callable[[Fields], Row], has_own_ids: bool = True
    ) -> tuple[Row, ...]:
        rows, seen, own = [], set(), []
        for fields in read_csv(self.folder / f"{name}.csv", columns, own):
            rows.append(row(fields))
            if has_own_ids and (known := fields.text("id")) in seen:
                fields.fault("id", f"{known!r} stands twice")
            seen.add(fields.text("id"))
        self.faults.extend(f"strategy/{self.folder.name}/{fault}" for fault in own)
        return tuple(rows)

    def _action(self, fields: Fields) -> Action:
        return Action(
            id=fields.id(),
            period=self.folder.name,
            priority=self._priority(fields),
            text=fields.text("action"),
            owner=fields.text("owner"),
            reference=self.quoting.reference(fields),
            figures=_figures(fields),
        )

    def _target(self, fields: Fields) -> Target:
        return Target(
            id=fields.id(),
            period=self.folder.name,
            priority=self._priority(fields),
            text=fields.text("target"),
            base=fields.text("base", required=False),
            due=fields.text("due"),
            due_by=fields.day("due_by", required=False),
            check=_check(fields),
            printed=fields.text("printed", required=False),
            reference=self.quoting.reference(fields),
            figures=_figures(fields),
        )

    def _priority(self, fields: Fields) -> str:
        return self._one_of(fields, "priority", self.priorities | {""}, "is not a priority of this period")

    def _one_of(self, fields: Fields, key: str, known: set[str], fault: str) -> str:
        value = fields.text(key, required="" not in known)
        if value and value not in known:
            fields.fault(key, f"{value!r} {fault}")
        return value


def _figures(fields: Fields) -> tuple[str, ...]:
    return tuple(fields.text("figures", required=False).split())


def _quarter(fields: Fields) -> str:
    quarter = fields.text("quarter", required=False)
    if quarter and not QUARTER.match(quarter):
        fields.fault("quarter", f"{quarter!r} is not a quarter such as 2021/22 Q4")
    return quarter


def _check(fields: Fields) -> YearlyCheck | None:
    """Return how a target is checked; the columns are filled together or not at all, but a base need not be printed."""
    dataset, measure = fields.text("dataset", required=False), fields.text("measure", required=False)
    base_year, due_year = fields.whole("base_year"), fields.whole("due_year")
    filled = [dataset, measure, base_year, due_year]
    if not any(filled):
        return None
    if not dataset or not measure or due_year is None:
        fields.fault("dataset", "needs measure and due_year beside it")
        return None
    return YearlyCheck(dataset, measure, base_year, due_year)
