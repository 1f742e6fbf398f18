"""From a declared download to files: asking lists which files there are, and services page by page."""

import csv
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from sbp import months
from sbp.ingest.download import Downloader, DownloadFault
from sbp.ingest.fetch_plan import Step, in_month

PAGE_ROWS = 1000  # below every limit that the ONS's services set
MOST_PAGES = 500
_LISTS = {"ckan_package": ("result", "resources"), "govuk_content": ("details", "attachments")}
_MONTH_FOLDER = re.compile(r"\d{4}-(0[1-9]|1[0-2])/")
_UNSAFE = re.compile(r"[^\w.()& -]+")


@dataclass(frozen=True)
class Address:
    """One file to download: where it is, what to call it, and the hash that it must have (empty for any)."""

    url: str
    name: str
    sha256: str = ""


def listed(step: Step, answer: Any) -> list[Address]:
    """Pick the files of a catalogue's answer by their names, newest first where the catalogue gives dates.

    Raises:
        DownloadFault: the answer is no list of files, or none of them has a name that is looked for.
    """
    entries: Any = answer
    for key in _LISTS[step.kind]:
        entries = entries.get(key) if isinstance(entries, dict) else None
    if not isinstance(entries, list):
        raise DownloadFault("the answer is not the list of files that was expected")
    named = [(str(each.get("name") or each.get("title") or ""), each) for each in entries if isinstance(each, dict)]
    wanted = [(name, each) for name, each in named if re.search(step.pick, name, re.IGNORECASE) and each.get("url")]
    if not wanted:
        raise DownloadFault(f"none of the {len(entries)} files listed has a name like {step.pick!r}")
    if step.newest:
        dates = {id(each): str(each.get("last_modified") or each.get("created") or "") for _, each in wanted}
        wanted = sorted(wanted, key=lambda pair: dates[id(pair[1])], reverse=True)[: step.newest]
    return [Address(str(each["url"]), file_name(str(each["url"]), name)) for name, each in wanted]


def of_month(step: Step, month: date) -> Address:
    """Return the file that a step of the kind `months` has for a month."""
    return Address(in_month(step.url, month), in_month(step.file, month))


def months_in(path: Path) -> frozenset[date]:
    """Return the months that the folders of an archive are named by; empty for any other file."""
    if not zipfile.is_zipfile(path):
        return frozenset()
    with zipfile.ZipFile(path) as archive:
        folders = {name.split("/")[0] for name in archive.namelist() if _MONTH_FOLDER.match(name)}
    return frozenset(months.parse(folder) for folder in folders)


def last_month(step: Step, downloader: Downloader, folder: Path, today: date) -> date:
    """Ask for the last month that the publisher has; without an address to ask, it is the month before today's.

    Raises:
        DownloadFault: the answer holds no date.
    """
    if not step.latest:
        return months.add(today.replace(day=1), -1)
    answer = downloader.json(step.latest, folder, step.per_second)
    try:
        return date.fromisoformat(answer["date"]).replace(day=1)
    except (TypeError, KeyError, ValueError):
        raise DownloadFault("the answer does not say which month is the last") from None


def query(step: Step, downloader: Downloader, folder: Path) -> Path:
    """Download a feature service's rows page by page into one GeoJSON or CSV file.

    Raises:
        DownloadFault: a page is missing, the service reports an error, or it sent fewer rows than it counts.
    """
    count = _answer(step, downloader, folder, returnCountOnly="true", f="json").get("count")
    features = [each for page in _pages(step, downloader, folder) for each in page]
    if not features or len(features) != count:
        raise DownloadFault(f"the service sent {len(features)} of {count} rows")
    target = folder / step.file
    if target.suffix == ".csv":
        _write_csv([each.get("properties") or {} for each in features], target)
    else:
        document = {"type": "FeatureCollection", "features": features}
        target.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return target


def _pages(step: Step, downloader: Downloader, folder: Path) -> Iterator[list[dict]]:
    offset = 0
    for _ in range(MOST_PAGES):
        answer = _answer(
            step,
            downloader,
            folder,
            f="geojson",
            outSR="4326",
            outFields=step.fields,
            returnGeometry="false" if step.file.endswith(".csv") else "true",
            resultOffset=str(offset),
            resultRecordCount=str(PAGE_ROWS),
        )
        page = answer.get("features")
        if not isinstance(page, list):
            raise DownloadFault("the answer holds no features")
        yield page
        offset += len(page)
        more = answer.get("exceededTransferLimit") or (answer.get("properties") or {}).get("exceededTransferLimit")
        if not page or not (more or len(page) == PAGE_ROWS):
            return


def _answer(step: Step, downloader: Downloader, folder: Path, **asked: str) -> dict:
    answer = downloader.json(f"{step.url}?{urlencode({'where': step.where, **asked})}", folder, step.per_second)
    if not isinstance(answer, dict) or "error" in answer:
        error = answer.get("error") if isinstance(answer, dict) else None
        said = error.get("message") if isinstance(error, dict) else None
        raise DownloadFault(f"the service reports an error ({said or 'without saying which'})")
    return answer


def _write_csv(rows: list[dict], target: Path) -> None:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def file_name(url: str, title: str = "") -> str:
    """Make a plain file name from an address (its last part), else from a title."""
    last = unquote(urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1])
    name = last if "." in last else title or last or "download"
    return _UNSAFE.sub("-", name).strip(" .-")[-120:] or "download"
