"""Download what the sources declare, and hand the files to whoever takes files in."""

import difflib
import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from sbp import months, settings
from sbp.errors import SbpError, UsageError
from sbp.ingest import addresses, excerpt, fetch_plan
from sbp.ingest.addresses import Address
from sbp.ingest.download import Downloader, DownloadFault, Progress, Wanted
from sbp.ingest.fetch_plan import Plan, Step
from sbp.store import durable

STATE_NAME = "fetch-state.json"
PARTS_NAME = "fetch-parts"
FAILURES_IN_A_ROW = 3  # a server that fails so often is left in peace until the next run

State = Literal["fetched", "unchanged", "failed", "by hand"]
Deliver = Callable[[list[Path]], object]


@dataclass(frozen=True)
class Outcome:
    """What became of one declared download; `message` is one sentence for a person, empty where all went well."""

    source: str
    state: State
    name: str = ""
    bytes: int = 0
    message: str = ""


@dataclass
class Fetching:
    """One run of `fetch`, with what every source of it needs.

    Args:
        downloader: where bytes come from.
        deliver: takes a source's downloaded files in; they are deleted afterwards.
        held: the hashes of the files that are in the inbox; what was fetched before and is gone is fetched again.
        today: the day that "the last month" is reckoned from.
        progress: told the file's name, the bytes so far and the bytes in all (None where not known).
        aside: of those held, the hashes of files that were set aside; their months are asked for again.
    """

    downloader: Downloader
    deliver: Deliver
    held: frozenset[str]
    today: date
    progress: Progress = lambda *_: None
    aside: frozenset[str] = frozenset()
    outcomes: list[Outcome] = field(default_factory=list)
    state: dict[str, dict[str, Any]] = field(default_factory=dict)


def fetch(
    names: Iterable[str],
    deliver: Deliver,
    held: Iterable[str],
    today: date,
    base_url: str = "",
    progress: Progress = lambda *_: None,
    downloader: Downloader | None = None,
    folder: Path = settings.CONTENT_DIR,
    aside: Iterable[str] = (),
) -> list[Outcome]:
    """Download the named sources, or every source that can be downloaded where none is named.

    Args:
        names: ids of sources.
        deliver: takes a list of files in, as `sbp.ingest.inbox.load` does.
        held: the SHA-256 of the files in the inbox.
        today: today's date.
        base_url: another server to ask instead of the publishers', for tests.
        progress: called with a file's name, the bytes so far, and the bytes in all or None.
        downloader: what downloads; one of its own where None is given.
        folder: the folder of the content files.
        aside: the SHA-256 of those set aside: the publisher may have mended them since, so their months are asked for.

    Returns:
        One outcome for each declared download. A failure of one does not keep the others from being taken in.

    Raises:
        UsageError: a name is not the id of a source.
        ContentFaults: the declarations have faults.
    """
    plans = fetch_plan.read(folder)
    chosen = [_plan(name, plans) for name in names] or [plan for plan in plans.values() if plan.steps]
    own = downloader or Downloader(settings.data_dir() / PARTS_NAME, base_url)
    run = Fetching(own, deliver, frozenset(held), today, progress, frozenset(aside), state=_read_state())
    with own:
        for plan in chosen:
            _fetch_source(plan, run)
    return run.outcomes


def by_hand(plan: Plan) -> str:
    """Say where to download a source by hand and where to put the file."""
    return (
        f"download it by hand from {plan.page} and drop the file in {settings.inbox_dir()}, "
        "or run python -m sbp load FILE"
    )


def _plan(name: str, plans: dict[str, Plan]) -> Plan:
    if name in plans:
        return plans[name]
    near = difflib.get_close_matches(name, plans, n=3) or sorted(plans)
    raise UsageError(f"There is no source {name!r}", "data/sources", f"one of {', '.join(near)}")


def _fetch_source(plan: Plan, run: Fetching) -> None:
    if not plan.steps:
        run.outcomes.append(Outcome(plan.source, "by hand", message=f"{plan.title} has no address: {by_hand(plan)}."))
    for step in plan.steps:
        with tempfile.TemporaryDirectory(prefix="sbp-fetch-") as work:
            try:
                if step.kind == "months":
                    _fetch_months(step, plan, Path(work), run)
                else:
                    for address in _addresses(step, Path(work), run):
                        _fetch_one(step, plan, address, Path(work), run)
            except DownloadFault as fault:
                _failed_step(plan, step, str(fault), run)
            except OSError as fault:
                _failed_step(plan, step, f"the file cannot be written ({fault.strerror or fault})", run)


def _fetch_months(step: Step, plan: Plan, work: Path, run: Fetching) -> None:
    """Fetch the newest month that is missing until none is; a file may bring earlier months too."""
    assert step.first is not None
    last = addresses.last_month(step, run.downloader, work, run.today)
    missing = [month for month in months.span(step.first, last) if month not in _months_held(step, run)]
    failures = 0
    while missing and failures < FAILURES_IN_A_ROW:
        month = missing.pop()
        note = _fetch_one(step, plan, addresses.of_month(step, month), work, run, month)
        failures = 0 if note else failures + 1
        brought = note["months"] if note else ()
        missing = [each for each in missing if months.text(each) not in brought]


def _failed_step(plan: Plan, step: Step, reason: str, run: Fetching) -> None:
    """Note that a step failed before any file of it was asked for; its addresses by month are not known then."""
    is_by_month = step.kind == "months"
    _failed(plan, "" if is_by_month else step.file, step.latest if is_by_month else step.url, reason, run)


def _failed(plan: Plan, name: str, url: str, reason: str, run: Fetching) -> None:
    message = f"{plan.title} could not be fetched from {url} because {reason}: {by_hand(plan)}."
    run.outcomes.append(Outcome(plan.source, "failed", name, message=message))


def _addresses(step: Step, work: Path, run: Fetching) -> list[Address]:
    if step.kind in ("ckan_package", "govuk_content"):
        return addresses.listed(step, run.downloader.json(step.url, work, step.per_second))
    return [Address(step.url, step.file or addresses.file_name(step.url), step.sha256)]


def _months_held(step: Step, run: Fetching) -> frozenset[date]:
    pattern, in_use = step.url, run.held - run.aside
    entries = [each for each in run.state.values() if each.get("template") == pattern and each["sha256"] in in_use]
    return frozenset(months.parse(text) for each in entries for text in each["months"])


def _fetch_one(
    step: Step, plan: Plan, address: Address, work: Path, run: Fetching, month: date | None = None
) -> dict[str, Any] | None:
    """Download one file and hand it over; return what is remembered of it, None where it failed (which is noted)."""
    before = run.state.get(address.url, {})
    known = before if before.get("sha256") in run.held else {}
    try:
        path, note = _download(step, address, known, work, run)
    except DownloadFault as fault:
        _failed(plan, address.name, address.url, str(fault), run)
        return None
    if month and path:
        brought = addresses.months_in(path) | {month}
        note |= {"template": step.url, "months": sorted(months.text(each) for each in brought)}
    state: State = "unchanged" if path is None or note["sha256"] in run.held else "fetched"
    size = path.stat().st_size if path else 0
    if path and state == "fetched":
        try:
            run.deliver([path])
        except SbpError as fault:
            run.outcomes.append(Outcome(plan.source, "failed", address.name, size, str(fault)))
            return None
    run.outcomes.append(Outcome(plan.source, state, address.name, size))
    run.state[address.url] = note
    _write_state(run.state)
    if path:
        path.unlink(missing_ok=True)
    return note


def _download(
    step: Step, address: Address, known: dict[str, Any], work: Path, run: Fetching
) -> tuple[Path | None, dict[str, Any]]:
    """Return the file (None where the server says that the one held is the newest) and what to remember of it."""
    if step.kind == "arcgis_query":
        path = addresses.query(step, run.downloader, work)
        return path, {"sha256": durable.sha256(path), "fetched_on": run.today.isoformat()}
    etag, last_modified = known.get("etag", ""), known.get("last_modified", "")
    wanted = Wanted(address.url, address.name, step.per_second, address.sha256, etag, last_modified, step.most_bytes)
    received = None
    if step.keep and not step.sha256:
        received = excerpt.from_server(run.downloader, wanted, work, step.keep, run.progress)
    if received is None:
        received = run.downloader.get(wanted, work, run.progress)
        if received.path and step.keep:
            excerpt.from_file(received.path, step.keep)
    if received.path is None:
        return None, known
    return received.path, {
        "sha256": durable.sha256(received.path) if step.keep else received.sha256,
        "etag": received.etag,
        "last_modified": received.last_modified,
        "fetched_on": run.today.isoformat(),
    }


def _read_state() -> dict[str, dict[str, Any]]:
    """Read what is remembered of earlier downloads; a damaged file only means that more is downloaded again."""
    try:
        state = json.loads((settings.data_dir() / STATE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    entries = state.items() if isinstance(state, dict) else ()
    return {url: note for url, note in entries if isinstance(note, dict) and isinstance(note.get("sha256"), str)}


def _write_state(state: dict[str, dict[str, Any]]) -> None:
    path = settings.data_dir() / STATE_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    durable.write_text(path, json.dumps(state, indent=1, sort_keys=True))
