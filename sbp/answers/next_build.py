"""What the next build is made from, what was set aside, and what a build without some of the files would lose."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sbp import months, settings
from sbp.content import Content
from sbp.content.indicators import DATASETS
from sbp.inbox_model import Effect, Inbox, Listed, Loss, Taken, least_share
from sbp.store import file_queries, taken, versions
from sbp.store.queries import Connection

Records = dict[str, list[dict[str, Any]]]
_UNKNOWN = "Of no known source"


def state() -> tuple[str, ...]:
    """Return what changes whenever `inbox` may answer otherwise: the list, the versions kept, those in use."""
    folder = settings.build_dir()
    in_use = (versions.current(folder), versions.current(settings.public_dir()))
    return (taken.state(), *(each.id for each in (*versions.all_versions(folder), *in_use) if each))


def inbox(content: Content) -> Inbox:
    """Return every file that was taken, with what the newest kept version that holds it says of it."""
    folder = settings.build_dir()
    kept, current = versions.all_versions(folder), versions.current(folder)
    known: Records = {}
    for version in kept:
        for sha256, records in _by_file(version).items():
            known.setdefault(sha256, records)
    in_use = _by_file(current) if current else {}
    listed = [_listed(each, known.get(each.file.sha256, []), in_use, content) for each in taken.everything()]
    aside = tuple(each for each in listed if each.taken.aside)
    return Inbox(tuple(each for each in listed if not each.taken.aside), aside, _public(aside, kept))


def effect(con: Connection | None, inbox: Inbox, chosen: Sequence[Listed]) -> Effect:
    """Return what the version in use says through some files, and what would say it without them.

    Of the files that are left, the newest whole one is named as speaking for a month; what a build finds when it reads
    them again is decided there. Files taken since the version was built are not counted.

    Args:
        con: the version in use; None where nothing has been built.
        inbox: everything that was taken.
        chosen: files of the next build that would be set aside, together.
    """
    hashes = {each.taken.file.sha256 for each in chosen}
    built = [each for each in chosen if each.is_in_use and not each.fault]
    rows = file_queries.file_months(con, [each.taken.file.sha256 for each in built]) if con else []
    left = [each for each in inbox.files if each.taken.file.sha256 not in hashes]
    dated = [each for each in built if each.first_month]
    losses = _losses(rows or [], dated, hashes | {each.taken.file.sha256 for each in inbox.aside})
    told = {loss.name for loss in losses}
    silent = () if rows is None else tuple(_name(each) for each in dated if _name(each) not in told)
    return Effect(
        losses=losses,
        without_months=tuple(
            (_name(each), each.source, sum(other.source == each.source for other in left))
            for each in built
            if not each.first_month
        ),
        silent=silent,
        unbuilt=tuple(_name(each) for each in chosen if each not in built),
        unknown=tuple(_name(each) for each in dated) if rows is None else (),
        is_last=not left,
    )


def aside_in(version: versions.Version, known: Sequence[Taken]) -> int:
    """Count the files of a version that are set aside now, so that a build would not use them again."""
    held = _by_file(version)
    return sum(each.aside is not None and each.file.sha256 in held for each in known)


def _by_file(version: versions.Version) -> Records:
    found: Records = defaultdict(list)
    for each in version.manifest["files"]:
        found[each["sha256"]].append(each)
    return found


def _listed(each: Taken, records: list[dict[str, Any]], in_use: Records, content: Content) -> Listed:
    periods = [record["period"] for record in records if record.get("period")]
    return Listed(
        taken=each,
        source=_source(each, records, content),
        first_month=min((months.parse(period["first"]) for period in periods), default=None),
        last_month=max((months.parse(period["last"]) for period in periods), default=None),
        rows=sum(record["rows_in"] for record in records) if records else None,
        fault=next((record["error"] for record in records if record["error"]), ""),
        is_in_use=each.file.sha256 in in_use,
    )


def _source(each: Taken, records: list[dict[str, Any]], content: Content) -> str:
    """Name the sources of a file: as a build found them, or, before the first build, as its format tells."""
    ids = [record["source"] for record in records if record["source"]]
    formats = set(each.file.format.split("+"))
    ids = ids or [source.id for source in content.sources.values() if formats & set(source.formats)]
    titles = dict.fromkeys(content.sources[key].title for key in ids if key in content.sources)
    return ", ".join(titles) or _UNKNOWN


def _public(aside: Sequence[Listed], kept: Sequence[versions.Version]) -> tuple[str, ...]:
    """Name the files set aside that the published figures were made from, as far as that version is still kept."""
    published = versions.current(settings.public_dir()) if aside else None
    made_from = published.manifest.get("made_from") if published else None
    held = next((_by_file(each) for each in kept if each.id == made_from), {})
    return tuple(_name(each) for each in aside if each.taken.file.sha256 in held)


def _losses(rows: Sequence[file_queries.FileMonth], chosen: Sequence[Listed], gone: set[str]) -> tuple[Loss, ...]:
    holders: dict[tuple[str, str, date], list[file_queries.FileMonth]] = defaultdict(list)
    for row in rows:
        holders[row.dataset, row.part, row.month].append(row)
    losses = []
    for each in chosen:
        lost: dict[str, set[date]] = defaultdict(set)
        then: dict[str, dict[str, set[date]]] = defaultdict(lambda: defaultdict(set))
        for (dataset, _, month), held in holders.items():
            if any(row.speaks and row.sha256 == each.taken.file.sha256 for row in held):
                speaker = _speaker([row for row in held if row.sha256 not in gone])
                (then[dataset][speaker] if speaker else lost[dataset]).add(month)
        for dataset in dict.fromkeys([*lost, *then]):
            spoken = tuple((name, tuple(sorted(found))) for name, found in sorted(then[dataset].items()))
            what = DATASETS.get(dataset, each.source)
            losses.append(Loss(_name(each), each.source, what, tuple(sorted(lost[dataset])), spoken))
    return tuple(losses)


def _speaker(held: Sequence[file_queries.FileMonth]) -> str:
    """Name the file that would speak for a month: the newest, unless it holds so little that a build keeps it out."""
    speaker = None
    for row in held:
        if speaker is None or row.own_count >= least_share(speaker.own_count) * speaker.own_count:
            speaker = row
    return speaker.name if speaker else ""


def _name(each: Listed) -> str:
    return each.taken.file.name
