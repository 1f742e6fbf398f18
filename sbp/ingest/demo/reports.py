"""Reports to the council as FixMyStreet exports them: invented, without a word of free text and without a person."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sbp.ingest.demo import csv_file, moments
from sbp.ingest.demo.invented import Invented

HEADER = (
    "Report ID", "Title", "Detail", "User Name", "Category", "Subcategory", "Created", "Confirmed", "Acknowledged",
    "Fixed", "Closed", "Status", "Latitude", "Longitude", "Query", "Ward", "Easting", "Northing", "Report URL",
    "Device Type", "Site Used", "Reported As", "Staff User", "Staff Role",
)  # fmt: skip
TITLE, DETAIL, NOBODY = "Demonstration report", "Invented", "(anonymous)"
ADDRESS = "https://example.org/report/{}"
CONFIRMED_AFTER, FIXED_AFTER = timedelta(minutes=5), timedelta(days=4)
FIXED, OPEN = "fixed - council", "investigating"


def write(folder: Path, made: Invented) -> None:
    """Write one export with every report, in order of its confirmation."""
    csv_file.write(folder / "fixmystreet-reports.csv", HEADER, _rows(made))


def _rows(made: Invented) -> Iterator[list]:
    spots = made.spots
    drawn = moments.draw(made, "reports")
    end = drawn[-1].at
    for each in drawn:
        fixed_at = each.at + FIXED_AFTER
        is_fixed = fixed_at <= end
        yield [
            each.number, TITLE, DETAIL, NOBODY, each.series.labels["category"], "", _stamp(each.at),
            _stamp(each.at + CONFIRMED_AFTER), "", _stamp(fixed_at) if is_fixed else "", "",
            FIXED if is_fixed else OPEN, f"{spots.latitude[each.spot]:.6f}", f"{spots.longitude[each.spot]:.6f}", "",
            spots.old_wards[spots.old[each.spot]].name, spots.easting[each.spot], spots.northing[each.spot],
            ADDRESS.format(each.number), "website", "demonstration", "", "", "",
        ]  # fmt: skip


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
