"""What data/sources/*.yaml says under `urls`: which addresses a source is downloaded from, and how."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sbp import months, settings
from sbp.content.fields import Fields, read_yaml
from sbp.errors import ContentFaults

# kind -> the keys it may have beside `kind`, `url`, `most_mb` and `per_second`
KINDS: dict[str, tuple[str, ...]] = {
    "file": ("file", "sha256", "keep"),
    "ckan_package": ("pick", "newest"),
    "govuk_content": ("pick", "newest"),
    "arcgis_query": ("file", "where", "fields"),
    "months": ("file", "first", "latest", "keep"),
}
_SHA256 = re.compile(r"^[0-9a-f]{64}$")


@dataclass(frozen=True)
class Step:
    """One declared download.

    Args:
        kind: `file` one address; `ckan_package` and `govuk_content` a list of files, of which those whose name `pick`
            finds are taken (the `newest` of them, 0 for all); `arcgis_query` a feature service, page by page, as
            GeoJSON or (by the name of `file`) CSV; `months` one file a month.
        url: the address; of `months` with {month}, {first_day} and {next_day} in it, which also stand in `file`.
        first: the first month there is; `latest`: the address that says the last one, empty for the month before now.
        keep: patterns of the members to keep of a zip that holds more than is wanted; empty for all.
        per_second: how many requests a second the host is asked at most.
    """

    kind: str
    url: str
    file: str = ""
    sha256: str = ""
    pick: str = ""
    newest: int = 0
    where: str = ""
    fields: str = "*"
    first: date | None = None
    latest: str = ""
    keep: tuple[str, ...] = ()
    most_bytes: int = 500 * 1024**2
    per_second: float = 2.0


@dataclass(frozen=True)
class Plan:
    """How one source is fetched: its steps, and the page to download from by hand where they fail."""

    source: str
    title: str
    page: str
    steps: tuple[Step, ...]


def read(folder: Path = settings.CONTENT_DIR) -> dict[str, Plan]:
    """Read the plan of every source, in the order of their ids; a source without `urls` has no steps.

    Raises:
        ContentFaults: with every fault found, each with its file and key.
    """
    faults: list[str] = []
    plans = {}
    for path in sorted((folder / "sources").glob("*.yaml")):
        values = read_yaml(path, faults)
        fields = Fields(values if values is not None else {}, f"sources/{path.name}", faults)
        entries = fields.raw("urls") or []
        if not isinstance(entries, list):
            fields.fault("urls", "must be a list of downloads")
            entries = []
        steps = [_step(Fields(each, f"sources/{path.name}, urls {n}", faults)) for n, each in enumerate(entries, 1)]
        plans[path.stem] = Plan(path.stem, fields.text("title"), fields.text("page"), tuple(steps))
    if faults:
        raise ContentFaults(faults)
    return plans


def _step(entry: Fields) -> Step:
    kind = entry.choice("kind", tuple(KINDS))
    values: dict[str, object] = {"kind": kind, "url": _address(entry, "url")}
    allowed = KINDS.get(kind, ())
    for key in {"file", "where", "fields", "pick"} & set(allowed):
        text = entry.text(key, required=key != "fields" and not (kind == "file" and key == "file"))
        values |= {key: text} if text else {}
    if "newest" in allowed:
        values["newest"] = entry.whole("newest") or 0
    if kind == "months":
        values["first"] = entry.month("first")
        values["latest"] = _address(entry, "latest") if entry.text("latest", required=False) else ""
    if "keep" in allowed:
        values["keep"] = entry.texts("keep")
    if kind == "file":
        values["sha256"] = entry.text("sha256", required=False)
        if values["sha256"] and not _SHA256.match(str(values["sha256"])):
            entry.fault("sha256", "must be 64 hex digits in small letters")
    most, pace = entry.whole("most_mb"), entry.whole("per_second")
    values |= {"most_bytes": most * 1024**2} if most else {}
    values |= {"per_second": float(pace)} if pace else {}
    _check(entry, values)
    entry.close()
    return Step(**values)  # type: ignore[arg-type]


def _address(entry: Fields, key: str) -> str:
    url = entry.text(key)
    if url and not url.startswith("https://"):
        entry.fault(key, f"{url!r} does not begin with https://")
    return url


def _check(entry: Fields, values: dict[str, object]) -> None:
    """Note what can be told wrong before anything is asked of a server."""
    try:
        re.compile(str(values.get("pick", "")))
    except re.error as fault:
        entry.fault("pick", f"is not a regular expression ({fault})")
    if values["kind"] == "months":
        for key in ("url", "file"):
            try:
                in_month(str(values.get(key, "")), date(2024, 12, 1))
            except (KeyError, IndexError, ValueError):
                entry.fault(key, "may hold {month}, {first_day} and {next_day} alone in braces")


def in_month(template: str, month: date) -> str:
    """Fill a month into an address or a name: {month} as YYYY-MM, {first_day} and {next_day} (of the month after)."""
    return template.format(month=months.text(month), first_day=month, next_day=months.add(month, 1))
