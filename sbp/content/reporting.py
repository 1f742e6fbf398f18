"""data/reporting.yaml: how to report what a page about a place shows."""

from pathlib import Path

from sbp import settings
from sbp.content.fields import read_list
from sbp.errors import ContentFaults
from sbp.profiles import ReportingWay

SAFE = "https://"


def load(folder: Path = settings.CONTENT_DIR) -> tuple[ReportingWay, ...]:
    """Read every way to report, in the order of the file.

    Raises:
        ContentFaults: with every fault found, each with its file and key.
    """
    faults: list[str] = []
    ways = []
    for entry in read_list(folder / "reporting.yaml", faults):
        page = entry.text("page", required=False)
        way = ReportingWay(entry.id(), entry.text("when"), entry.text("how"), page, entry.truth("short"))
        if page and not page.startswith(SAFE):
            entry.fault("page", f"must begin with {SAFE}")
        if way.id in {each.id for each in ways}:
            entry.fault("id", "stands twice")
        entry.close()
        ways.append(way)
    if faults:
        raise ContentFaults(faults)
    return tuple(ways)
