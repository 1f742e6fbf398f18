"""Build a version: read everything, settle what overlaps, compute what pages show, check, publish in one step."""

import json
import os
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from sbp import content as content_files
from sbp import logs, months, settings
from sbp.content import Content
from sbp.errors import SbpError
from sbp.ingest import (
    checks,
    derive,
    derive_places,
    derive_signals,
    file_months,
    geo,
    implausible,
    inbox,
    incidents,
    inputs,
    intake,
    losses,
    other_boroughs,
    overlaps,
    streets,
    tables,
)
from sbp.ingest.context import Context, LoadedFile
from sbp.ingest.formats import partner_return
from sbp.ingest.inputs import Inputs, Progress
from sbp.model import FileReport
from sbp.store import versions
from sbp.store.lock import only_one
from sbp.store.versions import Version

MEMORY_LIMIT = "700MB"  # five million street rows must fit into 1 GB with everything else
STAGES = 2  # in which files are read: places, then records
STEPS_AROUND_FILES = 10


@dataclass(frozen=True)
class Built:
    """The outcome of a build: the version now current, and whether it had to be made."""

    version: Version
    is_new: bool
    warnings: tuple[str, ...]

    @property
    def files(self) -> list[dict[str, Any]]:
        """Return one record for each file read or not read."""
        return self.version.manifest["files"]


class _Steps:
    """Counts steps for whoever watches; there are at most `of`, for not every file holds something for each stage."""

    def __init__(self, watcher: Progress | None) -> None:
        self._watcher = watcher
        self._done = 0
        self.of = STEPS_AROUND_FILES

    def __call__(self, words: str) -> None:
        if self._watcher:
            self._watcher(words, min(self._done, self.of), self.of)
        self._done += 1


def build(today: date, progress: Progress | None = None) -> Built:
    """Build a version from the inbox, or from the demonstration borough where the inbox is empty.

    The same input again makes no new version. Killed at any moment, it leaves the version before in place.

    Args:
        today: the day in the version's id.
        progress: told what is being done, how many steps are done and how many there are.

    Raises:
        SbpError: another build is running, no file could be read, a check failed, or the disk is full.
        ContentFaults: the content files hold faults.
    """
    folder, kept = settings.build_dir(), settings.versions_kept()
    folder.mkdir(parents=True, exist_ok=True)
    with only_one(folder / ".lock", "A build"):
        versions.clean_leftovers(folder)
        content = content_files.load()
        warnings = _take_dropped(today)
        gathered = inputs.gather(today, progress)
        held = next((each for each in versions.all_versions(folder) if each.identity == gathered.identity), None)
        if held and versions.is_whole(held):
            versions.point_to(held, folder)
            return Built(held, False, tuple(warnings))
        try:
            version = _Work(gathered, content, today, _Steps(progress)).run(folder)
        except (*intake.NO_ROOM, OSError) as fault:
            logs.failure(fault, "build")
            said = fault.strerror if isinstance(fault, OSError) else str(fault).splitlines()[0]
            reason = str(said).rsplit(": ", 1)[-1]  # DuckDB names its own files before the reason
            what = f"The new version cannot be written ({reason})"
            raise SbpError(what, folder.name, "make room and build again") from fault
        versions.prune(kept, folder)
        return Built(version, True, (*warnings, *_warnings(version)))


def _take_dropped(today: date) -> list[str]:
    """Load what a person has put into the inbox folder; say what of it is of no known format, or set aside before."""
    found = inbox.dropped()
    if not found:
        return []
    offered = inbox.load(found, today, move=True)
    again = [f"{each.file.name}: set aside {each.aside.told}" for each in offered.aside if each.aside]
    return [*(f"{name}: {why}" for name, why in offered.left), *again]


def _warnings(version: Version) -> list[str]:
    found = [each["error"] for each in version.manifest["files"] if each["error"]]
    found += [f"{each['name']}: {text}" for each in version.manifest["files"] for text in each["warnings"]]
    found += [f"{each['title']}: no; {each['detail']}" for each in version.manifest["checks"] if not each["passed"]]
    return found + version.manifest["notes"]


class _Work:
    """One build from beginning to end; nothing of it is visible to anybody before it is published."""

    def __init__(self, gathered: Inputs, content: Content, today: date, step: _Steps) -> None:
        self._gathered, self._content, self._today, self._step = gathered, content, today, step
        judged = {each for indicator in content.indicators.values() for each in indicator.datasets.values()}
        parts = len(judged) + len(content.streets.kinds)  # of what takes longest, each with a step of its own
        self._step.of = STEPS_AROUND_FILES + STAGES * len(gathered.files) + parts
        same_kind = (v for v in versions.all_versions() if v.is_demonstration == gathered.is_demonstration)
        self._previous = next(same_kind, None)

    def run(self, folder: Path) -> Version:
        """Make the file under a temporary name, publish it, and leave nothing else behind."""
        path = folder / f"building-{os.getpid()}.duckdb.tmp"
        try:
            with tempfile.TemporaryDirectory(prefix="work-", suffix=".tmp", dir=folder) as work:
                limits = {"memory_limit": MEMORY_LIMIT, "temp_directory": str(Path(work) / "spill")}
                with duckdb.connect(str(path), config=limits) as con:
                    tables.create(con)
                    manifest = self._fill(con, Path(work))
                    self._step("Writing the new version")
                    con.execute("CHECKPOINT")
            return versions.publish(path, manifest, folder)
        finally:
            for left in (path, path.with_name(f"{path.name}.wal")):
                left.unlink(missing_ok=True)

    def _fill(self, con: duckdb.DuckDBPyConnection, work: Path) -> dict[str, Any]:
        content, demonstration = self._content, self._gathered.is_demonstration
        context = Context(content.borough, content.labels, content.categories, None, con, content.borough_codes)
        self._step("Reading places")
        located = self._read("places", context, work)
        readings = [each.reading for each in located.loaded]
        places = geo.assemble(readings, content.borough, settings.GEO_DIR, points_are_schematic=demonstration)
        for name, frame in places.tables().items():
            tables.insert(con, name, frame)
        tables.insert(con, "area", other_boroughs.areas(settings.GEO_DIR, content.borough))
        context = Context(content.borough, content.labels, content.categories, places, con, content.borough_codes)
        recorded = self._read("records", context, work)
        unread = {**recorded.unread, **located.unread}
        self._refuse_nothing(unread)
        reports = self._settle(con, recorded.loaded, located.loaded)
        notes = self._doubt(con, recorded.loaded)
        self._step("Finding streets")
        streets.fill(con, content.streets, places)
        self._step("Computing monthly series")
        notes += derive.derive(con, content, self._previous)
        derive_signals.fill(con, content, self._step)
        derive_places.fill(con, content, self._step)
        return self._finish(con, reports, unread, notes, places.is_schematic)

    def _read(self, stage: str, context: Context, work: Path) -> intake.Intake:
        def tell(each: inputs.Input) -> None:
            """Say which file is being read."""
            self._step(f"Reading {each.name}")

        return intake.read_stage(stage, self._gathered.files, context, work, tell)

    def _refuse_nothing(self, unread: dict[int, str]) -> None:
        """Refuse to publish where not one received file could be read."""
        received = [each.sequence for each in self._gathered.files if each.sha256]
        if received and all(sequence in unread for sequence in received):
            what = f"None of the {len(received)} files could be read; the first: {unread[received[0]]}"
            raise SbpError(what, "inbox", "load them again")

    def _settle(
        self, con: duckdb.DuckDBPyConnection, recorded: list[LoadedFile], located: list[LoadedFile]
    ) -> dict[int, FileReport]:
        self._step("Settling overlapping files")
        file_months.note(con, recorded)
        counted = overlaps.settle_counts(con, recorded)
        placed = incidents.settle(con, recorded, self._content.borough)
        tables.store_returned_counts(con, recorded)
        figures = tables.store_figures(con, recorded)
        file_months.store(con)
        reports = {}
        for each in (*located, *recorded):
            superseded = counted.superseded.get(each.file_id, 0) + placed.superseded.get(each.file_id, 0)
            warnings = [*counted.warnings.get(each.file_id, []), *placed.warnings.get(each.file_id, [])]
            reports[each.file_id] = tables.report(each, superseded, warnings + figures.get(each.file_id, []))
        received = {each.file_id: each.retrieved for each in (*located, *recorded)}
        tables.store_reports(con, {key: (value, received[key]) for key, value in reports.items()})
        return reports

    def _doubt(self, con: duckdb.DuckDBPyConnection, recorded: list[LoadedFile]) -> list[str]:
        """Take out what would be too low or a false zero, and return what a person should look at."""
        losses.note_unused(con, (lost for each in recorded for lost in each.reading.lost))
        losses.note_not_returned(con, partner_return.ID)
        return implausible.withdraw(con, partner_return.ID)

    def _finish(
        self,
        con: duckdb.DuckDBPyConnection,
        reports: dict[int, FileReport],
        unread: dict[int, str],
        notes: list[str],
        is_schematic: bool,
    ) -> dict[str, Any]:
        """Check the file, note in it what it is, and return its manifest."""
        self._step("Checking")
        vintages = self._content.borough.vintages
        held = self._previous.manifest["last_months"] if self._previous else {}
        before = {dataset: months.parse(month) for dataset, month in held.items()}
        found = checks.run(con, vintages[0].id, vintages[-1].id, before)
        failed = [each for each in found if not each.passed and not each.is_warning]
        if failed:
            listed = "; ".join(f"{each.title}: no ({each.detail})" for each in failed)
            raise SbpError(f"The new version fails its checks: {listed}", "build", "the version before stays in use")
        files = [file_record(each) for each in reports.values()]
        missed = [each for each in self._gathered.files if each.sequence in unread]
        files += [_unread_record(each.name, each.sha256, unread[each.sequence]) for each in missed]
        manifest = {
            "id": versions.new_id(self._gathered.identity, self._today),
            "identity": self._gathered.identity,
            "schema_version": inputs.FORM,
            "built_on": self._today.isoformat(),
            "is_demonstration": self._gathered.is_demonstration,
            "is_schematic": is_schematic,
            "last_months": {key: months.text(month) for key, month in checks.last_months(con).items()},
            "checks": checks.as_json(found),
            "notes": notes,
            "left_out": losses.left_out(con),
            "files": files,
        }
        tables.store_meta(con, _meta(manifest))
        return manifest


def _meta(manifest: dict[str, Any]) -> dict[str, str]:
    last = max(manifest["last_months"].values(), default="")
    return {
        "version": manifest["id"],
        "content_hash": manifest["identity"],
        "is_demonstration": str(manifest["is_demonstration"]).lower(),
        "is_schematic": str(manifest["is_schematic"]).lower(),
        "built_on": manifest["built_on"],
        "last_month": f"{last}-01" if last else "",
        "checks": json.dumps(manifest["checks"]),
        "left_out": json.dumps(manifest["left_out"]),
        "unread": json.dumps([each["error"] for each in manifest["files"] if each["error"]]),
    }


def file_record(each: FileReport) -> dict[str, Any]:
    """Return the account of one file in the form that `build --json` prints and the manifest keeps."""
    period = None
    if each.first_month and each.last_month:
        period = {"first": months.text(each.first_month), "last": months.text(each.last_month)}
    return {
        "name": each.name,
        "format": each.format,
        "source": each.source,
        "sha256": each.sha256,
        "bytes": each.bytes,
        "period": period,
        "rows_in": each.rows_in,
        "loaded": each.loaded,
        "rejected": each.rejected,
        "out_of_area": each.out_of_area,
        "superseded": each.superseded,
        "warnings": list(each.warnings),
        "error": "",
    }


def _unread_record(name: str, sha256: str, error: str) -> dict[str, Any]:
    nothing = dict.fromkeys(("rows_in", "loaded", "rejected", "out_of_area", "superseded"), 0)
    about = {"name": name, "format": None, "source": None, "sha256": sha256, "bytes": None, "period": None}
    return {**about, **nothing, "warnings": [], "error": error}
