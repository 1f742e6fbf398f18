"""data/strategy/<period>/priorities/*.yaml: aim, what is tackled and how, whose work it is, and what is measured."""

import re
from pathlib import Path
from typing import NamedTuple

from sbp.content.fields import Fields, read_yaml
from sbp.content.quoting import Quoting
from sbp.strategy_model import Priority, Support, Unheld


class Known(NamedTuple):
    """What other content files hold that a priority may name: ids, and where to find help by id."""

    indicators: set[str]
    topics: set[str]
    support: dict[str, Support]


_ADDRESS = re.compile(r"^[a-z][a-z0-9-]*$")
QUARTERS = ("1", "2", "3", "4")


def read(period_folder: Path, quoting: Quoting, known: Known, faults: list[str]) -> tuple[Priority, ...]:
    """Read the priorities of a period in the order of their numbers; a file's name is its priority's id."""
    period = period_folder.name
    priorities = []
    for path in sorted((period_folder / "priorities").glob("*.yaml")):
        values = read_yaml(path, faults)
        if values is not None:
            fields = Fields(values, f"strategy/{period}/priorities/{path.name}", faults)
            priorities.append(_priority(period, path.stem, fields, quoting, known))
    if not priorities:
        faults.append(f"strategy/{period}/priorities/: holds no priority")
    return tuple(sorted(priorities, key=lambda each: each.number))


def _priority(period: str, priority_id: str, fields: Fields, quoting: Quoting, known: Known) -> Priority:
    priority = Priority(
        period=period,
        id=priority_id,
        number=_number(fields),
        name=fields.text("name"),
        address=_address(fields),
        summary=fields.text("summary"),
        notice=fields.text("notice", required=False),
        aim=quoting.item(fields.inner("aim")),
        sub_priorities=fields.texts("sub_priorities"),
        tackle=quoting.items(fields, "tackle"),
        how=quoting.items(fields, "how"),
        board_quarter=_quarter(fields),
        lead_partners=fields.texts("lead_partners"),
        plans=fields.texts("plans"),
        indicators=fields.known("indicators", known.indicators),
        topics=fields.known("topics", known.topics),
        not_in_open_data=tuple(_unheld(each, quoting) for each in fields.entries("not_in_open_data")),
        support=tuple(
            known.support[each] for each in fields.known("support", set(known.support)) if each in known.support
        ),
    )
    fields.close()
    return priority


def _number(fields: Fields) -> int:
    number = fields.whole("number")
    if number is None:
        fields.fault("number", "is missing")
    return number or 0


def _address(fields: Fields) -> str:
    address = fields.text("address")
    if address and not _ADDRESS.match(address):
        fields.fault("address", f"{address!r} is not an address (small letters, digits and hyphens)")
    return address


def _quarter(fields: Fields) -> int | None:
    value = fields.text("board_quarter", required=False)
    if value and value not in QUARTERS:
        fields.fault("board_quarter", f"{value!r} is not one of {', '.join(QUARTERS)}")
        return None
    return int(value) if value else None


def _unheld(fields: Fields, quoting: Quoting) -> Unheld:
    unheld = Unheld(
        measure=fields.text("measure"),
        why=fields.text("why"),
        printed=fields.text("printed"),
        period=fields.text("period", required=False),
        figure=fields.text("figure", required=False),
        reference=quoting.reference(fields),
    )
    fields.close()
    return unheld
