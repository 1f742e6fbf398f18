"""data/strategy/: what each period's strategy set out to do, and how the periods hang together."""

from pathlib import Path
from typing import NamedTuple

from sbp.content import strategy_priorities, strategy_tables
from sbp.content.fields import Fields, read_list, read_yaml
from sbp.content.quoting import Quoting
from sbp.strategy_model import Document, Item, Objection, Priority, Strategies, Strategy, Support, Thread
from sbp.survey_model import Topic


class Known(NamedTuple):
    """Ids of other content files that a strategy may name."""

    indicators: set[str]
    sources: set[str]
    topics: set[str]


def read(folder: Path, known: Known, faults: list[str]) -> Strategies:
    """Read every period (a folder with `strategy.yaml`), oldest first, with documents, threads and the leading one."""
    documents = tuple(_document(fields) for fields in read_list(folder / "documents.yaml", faults))
    quoting = Quoting({each.id: each.title for each in documents})
    support = {fields.id(): _support(fields) for fields in read_list(folder / "support.yaml", faults)}
    paths = sorted(path.parent for path in folder.glob("*/strategy.yaml"))
    if not paths:
        faults.append("strategy/: holds no strategy")
    periods = tuple(_strategy(path, quoting, known, support, faults) for path in paths)
    _check_addresses(periods, faults)
    threads = tuple(_thread(fields, periods) for fields in read_list(folder / "crosswalk.yaml", faults))
    settings = Fields(read_yaml(folder / "settings.yaml", faults), "strategy/settings.yaml", faults)
    leads = settings.choice("leads", tuple(each.id for each in periods))
    leave_to = settings.text("leave_to")
    settings.close()
    return Strategies(documents, periods, threads, leads, leave_to)


def check_figures(strategies: Strategies, topics: dict[str, Topic], figures: set[str], faults: list[str]) -> None:
    """Note a fault for every published figure that a strategy or a survey topic names and that is not printed."""
    named = [(f"survey/topics.yaml {topic.id}", topic.figure) for topic in topics.values()]
    for period in strategies.periods:
        for priority in period.priorities:
            place = f"strategy/{period.id}/priorities/{priority.id}.yaml"
            items: tuple[Item, ...] = (priority.aim, *priority.tackle, *priority.how)
            named += [(place, each.figure) for each in (*items, *priority.not_in_open_data)]
        for kind, rows in (("actions", period.actions), ("progress", period.progress), ("targets", period.targets)):
            named += [(f"strategy/{period.id}/{kind}.csv {row.id}", each) for row in rows for each in row.figures]
    for place, figure in named:
        if figure and figure not in figures:
            faults.append(f"{place}, figure: {figure!r} is not a published figure")


def _support(fields: Fields) -> Support:
    support = Support(fields.text("name"), fields.text("purpose"), fields.text("contact"), fields.text("address"))
    if not support.address.startswith("https://"):
        fields.fault("address", f"{support.address!r} does not begin with https://")
    fields.close()
    return support


def _document(fields: Fields) -> Document:
    document = Document(fields.id(), fields.text("title"), fields.text("dated"), fields.text("about"))
    fields.close()
    return document


def _strategy(folder: Path, quoting: Quoting, known: Known, support: dict[str, Support], faults: list[str]) -> Strategy:
    period = folder.name
    fields = Fields(read_yaml(folder / "strategy.yaml", faults), f"strategy/{period}/strategy.yaml", faults)
    own = quoting.with_default(fields.choice("document", tuple(quoting.titles)))
    priorities = strategy_priorities.read(
        folder, own, strategy_priorities.Known(known.indicators, known.topics, support), faults
    )
    ids = {each.id for each in priorities}
    table = strategy_tables.Tables(folder, quoting, ids, faults)
    actions = table.actions()
    strategy = Strategy(
        id=period,
        title=fields.text("title"),
        first=fields.whole("first") or 0,
        last=fields.whole("last") or 0,
        standing=fields.text("standing"),
        is_proposed=fields.truth("is_proposed"),
        priorities=priorities,
        actions=actions,
        progress=table.progress({each.id for each in actions}, known.indicators),
        targets=table.targets(),
        monitoring=table.monitoring(known.sources),
        duties=own.items(fields, "duties"),
        decisions=own.items(fields, "decisions"),
        objections=_objections(fields, own, ids),
    )
    if strategy.last < strategy.first:
        fields.fault("last", "lies before first")
    fields.close()
    return strategy


def _objections(fields: Fields, quoting: Quoting, priorities: set[str]) -> tuple[Objection, ...]:
    found = []
    for each in fields.entries("objections"):
        priority = each.choice("priority", tuple(sorted(priorities)))
        reason, response = each.text("reason"), each.text("response", required=False)
        found.append(Objection(each.text("id"), priority, reason, response, quoting.reference(each)))
        each.close()
    return tuple(found)


def _thread(fields: Fields, periods: tuple[Strategy, ...]) -> Thread:
    held = {each.id: each.priority_names() for each in periods}
    listed = fields.raw("periods")
    if not isinstance(listed, dict):
        fields.fault("periods", "must name priorities by period")
        listed = {}
    for period, ids in listed.items():
        if period not in held:
            fields.fault("periods", f"{period!r} is not a period of the folder")
        for each in ids if isinstance(ids, list) else [ids]:
            if each not in held.get(period, {each: ""}):
                fields.fault("periods", f"{each!r} is not a priority of {period}")
    priorities = {str(period): tuple(ids) for period, ids in listed.items() if isinstance(ids, list)}
    thread = Thread(fields.id(), fields.text("title"), fields.text("why"), priorities)
    fields.close()
    return thread


def _check_addresses(periods: tuple[Strategy, ...], faults: list[str]) -> None:
    """Every priority of every period has a page of its own, so no two may share an address."""
    seen: dict[str, Priority] = {}
    for priority in (priority for each in periods for priority in each.priorities):
        held = seen.setdefault(priority.address, priority)
        if held is not priority and priority.address:
            place = f"strategy/{priority.period}/priorities/{priority.id}.yaml"
            faults.append(f"{place}, address: {priority.address!r} is also that of {held.period}/{held.id}")
