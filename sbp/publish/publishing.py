"""Publish: select what the public may have, withhold small counts, attack the result, put it in place in one step."""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from sbp import content as content_files
from sbp import settings
from sbp.content import Content
from sbp.content import publishing as rules
from sbp.errors import SbpError
from sbp.publish import attack, days, ground, models, suppress
from sbp.publishing_model import Publishing
from sbp.store import durable, public_file, versions
from sbp.store.connection import open_version
from sbp.store.lock import only_one
from sbp.store.queries import meta
from sbp.store.versions import Version

REFUSED = "refused"
FORM = 1  # to be raised when the code makes another file from the same input


@dataclass(frozen=True)
class Outcome:
    """What came of publishing: the version now current, whether it is new, and what the attack found."""

    version: Version
    is_new: bool
    report: attack.Report | None


def publish(today: date) -> Outcome:
    """Publish the version in use; the same input again publishes nothing new.

    Raises:
        SbpError: nothing was built, another publication is running, or the attack found a small count; the report
            names the numbers that tell it.
    """
    private = versions.current(settings.build_dir())
    if private is None:
        raise SbpError("Nothing has been built yet", "", "python -m sbp build")
    folder = settings.public_dir()
    folder.mkdir(parents=True, exist_ok=True)
    with only_one(folder / ".lock", "A publication"):
        for left in folder.glob("*.tmp*"):
            left.unlink(missing_ok=True)
        content = content_files.load()
        work = _Work(private, content, rules.load(content), today, folder)
        outcome = work.run()
        for gone in versions.prune(settings.versions_kept(), folder):
            for each in settings.reports_dir().glob(f"{gone}.*"):
                each.unlink()
        return outcome


class _Work:
    """One publication from beginning to end."""

    def __init__(self, private: Version, content: Content, rule: Publishing, today: date, folder: Path) -> None:
        self._private, self._content, self._rule, self._today, self._folder = private, content, rule, today, folder
        self._held = [
            each for each in versions.all_versions(folder) if each.is_demonstration == private.is_demonstration
        ]

    def run(self) -> Outcome:
        """Make the public's file, attack it, and publish it where it withstands."""
        with open_version(self._private.path) as con:
            found = days.held(con, self._content, self._private.is_demonstration)
            grounds = ground.of_version(con, self._content)
            checks = meta(con).get("checks") or "[]"
        identity = self._identity(found)
        same = next((each for each in self._held if each.identity == identity), None)
        if same and versions.is_whole(same):
            versions.point_to(same, self._folder)
            return Outcome(same, False, None)
        known = attack.earlier(grounds, self._content, self._rule.shield, self._held)
        path = self._folder / f"publishing-{os.getpid()}.duckdb.tmp"
        try:
            public_file.write(
                self._private.path,
                path,
                self._rule,
                _selection(self._content, self._rule),
                self._added(grounds, known, found),
            )
            version_id = versions.new_id(identity, self._today, self._folder)
            public_file.set_meta(path, {"version": version_id, "content_hash": identity, "checks": _checks(checks)})
            report = self._attack(path, grounds, known, version_id)
            return Outcome(versions.publish(path, self._manifest(version_id, identity), self._folder), True, report)
        finally:
            for left in (path, path.with_name(f"{path.name}.wal")):
                left.unlink(missing_ok=True)

    def _identity(self, found: pd.DataFrame) -> str:
        """Return the hash of all that decides what is published."""
        digest = hashlib.sha256()
        said = [self._private.identity, str(FORM), found.to_csv(index=False), repr(self._rule)]
        said += sorted(f"{each.id} {each.sensitivity}" for each in self._content.indicators.values())
        said += sorted(self._content.streets.public_categories)
        digest.update("\n".join(said).encode())
        return digest.hexdigest()

    def _added(self, grounds: Sequence[ground.Ground], known: dict, found: pd.DataFrame) -> dict[str, pd.DataFrame]:
        """Return the rows that are made for the public: protected figures with their models, and the days held."""
        newest = self._content.borough.vintages[-1].id
        rows: list[suppress.Shown] = []
        for each in grounds:
            wards = frozenset(code for code, vintage in each.vintages.items() if vintage == newest)
            rows += suppress.release(each, newest, self._rule.shield, known[each.dataset], wards).rows
        figures = pd.DataFrame(rows)
        added = {"indicator_month": figures, "indicator_model": models.fitted(rows, self._content)}
        return {name: frame for name, frame in {**added, public_file.HELD_DAYS: found}.items() if len(frame)}

    def _attack(self, path: Path, grounds: Sequence[ground.Ground], known: dict, version_id: str) -> attack.Report:
        """Attack the file and keep the report; refuse it where anything was found."""
        shown = rules.as_published(self._content, self._rule.shield)
        used = [each.id for each in self._held]
        report = attack.attack(path, grounds, shown, self._rule.shield, known, used)
        folder = settings.reports_dir()
        folder.mkdir(exist_ok=True)
        name = version_id if report.is_safe else REFUSED
        durable.write_text(folder / f"{name}.json", json.dumps(report.as_json(), indent=1))
        durable.write_text(folder / f"{name}.txt", report.words())
        if report.is_safe:
            return report
        first = report.pinned[0] if report.pinned else None
        what = (
            f"{first.name} could be told to lie between {first.low:g} and {first.high:g}, by {'; '.join(first.by)}"
            if first
            else "; ".join(report.out_of_place)
        )
        raise SbpError(f"Nothing was published: {what}", f"{folder.name}/{REFUSED}.txt", "read the report there")

    def _manifest(self, version_id: str, identity: str) -> dict[str, object]:
        return {
            "id": version_id,
            "identity": identity,
            "built_on": self._private.built_on.isoformat(),
            "published_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "made_from": self._private.id,
            "is_demonstration": self._private.is_demonstration,
            "last_months": self._private.manifest["last_months"],
        }


def _selection(content: Content, rule: Publishing) -> public_file.Selection:
    """Return what the row rules ask, from the measures' own rules."""
    by = {
        each: [i.id for i in content.indicators.values() if i.sensitivity == each]
        for each in ("open", rules.BOROUGH_ONLY)
    }
    guarded = {each.source for each in content.indicators.values() if each.sensitivity == rules.PROTECTED}
    return public_file.Selection(
        open=by["open"],
        whole_borough=by[rules.BOROUGH_ONLY],
        withheld=sorted(rules.withheld_by_ward(content)),
        public_categories=sorted(content.streets.public_categories),
        open_by_place=[
            each.id
            for each in content.indicators.values()
            if content.streets.public_categories.issuperset(each.categories)
        ],
        guarded_sources=sorted(guarded),
        guarded_datasets=sorted(rules.protected_datasets(content)),
        smallest_base=rule.shield.smallest_base,
    )


def _checks(recorded: str) -> str:
    """Return what the build checked without its details, which can name figures."""
    return json.dumps([{**each, "detail": ""} for each in json.loads(recorded)])
