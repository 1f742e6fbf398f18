"""The demonstration reproduces every printed figure, names nobody and nowhere, and comes out the same each time."""

import csv
import hashlib
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from sbp import settings
from sbp.errors import UsageError
from sbp.ingest import demo

DATA = settings.CONTENT_DIR / "demo"
OUR = "Bromley"
HISTORY, OLD_LABELS = "met/met-borough-crime-historical.csv", "met/met-borough-crime-24-months-old-categories.csv"
WARDS, OLD_WARDS = "met/met-ward-crime-historical.csv", "met/met-ward-crime-24-months-old-wards.csv"
DASHBOARD = "met/met-monthly-dashboard.csv"
MONTHS = [f"{2018 + n // 12}-{n % 12 + 1:02d}" for n in range(1, 50)]

# printed measure -> (major, minor) in the borough's history; an empty minor is every minor
MET = {
    "all_crime": ("", ""),
    "arson": ("ARSON AND CRIMINAL DAMAGE", "ARSON"),
    "criminal_damage": ("ARSON AND CRIMINAL DAMAGE", "CRIMINAL DAMAGE"),
    "vehicle_taken": ("VEHICLE OFFENCES", "THEFT OR UNAUTH TAKING OF A MOTOR VEH"),
    "robbery_personal": ("ROBBERY", "ROBBERY OF PERSONAL PROPERTY"),
    "drugs_possession": ("DRUG OFFENCES", "POSSESSION OF DRUGS"),
    "public_order": ("PUBLIC ORDER OFFENCES", ""),
    "burglary": ("BURGLARY", ""),
    "burglary_residential": ("BURGLARY", "DOMESTIC BURGLARY"),
    "violence_injury": ("VIOLENCE AGAINST THE PERSON", "VIOLENCE WITH INJURY"),
    "harassment": ("VIOLENCE AGAINST THE PERSON", "STALKING AND HARASSMENT"),
    "sexual_offences": ("SEXUAL OFFENCES", ""),
    "rape": ("SEXUAL OFFENCES", "RAPE"),
    "sexual_other": ("SEXUAL OFFENCES", "OTHER SEXUAL OFFENCES"),
}
FLAGS = {
    "knife_crime": "Knife Crime",
    "domestic_abuse": "Domestic Abuse",
    "hate_crime": "Hate Crime",
    "hate_race_religion": "Racist and Religious Crime",
}


@pytest.fixture(scope="module")
def series(rows_of, street_rows, monthly):
    """Every printed measure by month, read back from the files."""
    history = [row for row in rows_of(HISTORY) if row["BoroughName"] == OUR]
    found = {
        name: monthly([row for row in history if major in ("", row["MajorText"]) and minor in ("", row["MinorText"])])
        for name, (major, minor) in MET.items()
    }
    flags: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows_of(DASHBOARD):
        if row["Borough_SNT"] == OUR:
            flags[row["Crime Subtype"]][row["Month_Year"][:7]] = int(row["Count"])
    found |= {name: flags[subtype] for name, subtype in FLAGS.items()}
    domestic = flags["Domestic Abuse Violence with Injury"]
    found["violence_injury_non_domestic"] = {m: n - domestic[m] for m, n in found["violence_injury"].items()}
    blades = [row for row in rows_of(OLD_LABELS) if row["MinorText"] == "Possession of Article with Blade or Point"]
    found["knife_possession"] = monthly(blades)
    found["asb"] = Counter(row["Month"] for row in street_rows if row["Crime type"] == "Anti-social behaviour")
    return found


def _read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _printed(*uses):
    return [row for row in _read(DATA / "printed.csv") if row["use"] in uses]


def _files(folder):
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def _sum(counts, first, last):
    return sum(count for month, count in counts.items() if first <= month <= last)


def _year_before(month):
    return f"{int(month[:4]) - 1}{month[4:]}"


@pytest.mark.parametrize("row", _printed("total", "total and year before", "month"), ids=lambda r: r["measure"])
def test_every_printed_total_is_reproduced(series, row):
    assert _sum(series[row["measure"]], row["first_month"], row["last_month"]) == int(row["value"])


@pytest.mark.parametrize("row", _printed("total and year before"), ids=lambda r: r["measure"])
def test_the_printed_changes_follow_from_the_year_before(series, row):
    before = _sum(series[row["measure"]], _year_before(row["first_month"]), _year_before(row["last_month"]))
    change = 100 * (int(row["value"]) / before - 1)
    # a change printed in whole percent lies within half a percent, up to the rounding of a small count
    assert abs(change - float(row["change_percent"])) <= 0.5 + 100 / before


def test_the_tiles_stand_below_the_total_and_all_violence_is_about_three_times_violence_with_injury(rows_of, monthly):
    rows = [row for row in rows_of(HISTORY) if row["BoroughName"] == OUR]
    violence = monthly([row for row in rows if row["MajorText"] == "VIOLENCE AGAINST THE PERSON"])
    assert _sum(violence, "2019-02", "2020-01") == pytest.approx(6500, rel=0.02)


def test_no_printed_figure_is_left_out_and_conflicts_are_listed():
    assert len(_printed("total", "total and year before", "month")) == len(_read(DATA / "printed.csv"))
    conflicts = _read(DATA / "conflicts.csv")
    measures = {row["measure"] for row in conflicts}
    assert {"domestic_abuse", "knife_crime", "hate_crime", "all_crime", "sexual_other"} <= measures
    assert all(row["used"] for row in conflicts)


def test_anti_social_behaviour_peaks_in_may_2020_and_is_lowest_at_the_end(series):
    asb = series["asb"]
    assert max(asb, key=asb.get) == "2020-05"
    assert min(asb, key=asb.get) == "2022-02"
    others = sorted(count for month, count in series["sexual_other"].items() if month >= "2021-03")
    assert others[-3] < others[-2] == others[-1] == 40


def test_no_month_is_missing_anywhere(series, street_rows):
    for name, counts in series.items():
        assert sorted(counts) == (MONTHS[:24] if name == "knife_possession" else MONTHS), name
    for force in ("Metropolitan Police Service", "British Transport Police"):
        assert sorted({row["Month"] for row in street_rows if row["Reported by"] == force}) == MONTHS


def test_wards_and_unlocated_add_up_to_the_borough(rows_of, monthly):
    borough = [row for row in rows_of(HISTORY) if row["BoroughName"] == OUR]
    wards = rows_of(WARDS)
    for row in borough:
        label = (row["MajorText"], row["MinorText"])
        here, in_wards = monthly([row]), monthly([w for w in wards if (w["MajorText"], w["MinorText"]) == label])
        assert all(0 <= in_wards.get(month, 0) <= count for month, count in here.items()), label
    whole, located = sum(monthly(borough).values()), sum(monthly(wards).values())
    assert 0.02 < 1 - located / whole < 0.04


def test_both_sets_of_wards_hold_the_same_incidents_as_the_street_rows(rows_of, monthly, street_rows):
    current, old = monthly(rows_of(WARDS)), monthly(rows_of(OLD_WARDS))
    street = Counter(
        row["Month"]
        for row in street_rows
        if row["Reported by"] == "Metropolitan Police Service" and row["Crime type"] != "Anti-social behaviour"
    )
    assert list(old) == MONTHS[-24:]
    assert all(old[month] == current[month] for month in old)
    assert all(street[month] == current[month] for month in MONTHS)


def test_nobody_and_no_real_street_is_named(demo_folder, street_rows):
    assert all(re.fullmatch(r"On or near Example (Road|High Street) \d+", row["Location"]) for row in street_rows)
    assert not any(row["Crime ID"] or row["Last outcome category"] for row in street_rows)
    for path in demo_folder.rglob("*.csv"):
        text = path.read_text(encoding="utf-8")
        assert "@" not in text
        assert not re.search(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", text), f"{path.name} holds a postcode"


def test_the_same_seed_gives_the_same_bytes(demo_folder, tmp_path):
    demo.write(tmp_path)
    names = _files(demo_folder)
    assert names == _files(tmp_path)
    assert all((demo_folder / name).read_bytes() == (tmp_path / name).read_bytes() for name in names)


def test_the_manifest_lists_every_file_with_its_checksum(demo_folder):
    manifest = json.loads((demo_folder / "demonstration.json").read_text(encoding="utf-8"))
    assert manifest["seed"] == demo.DEFAULT_SEED
    assert "not real" in manifest["note"]
    assert {entry["name"] for entry in manifest["files"]} == {
        path.relative_to(demo_folder).as_posix() for path in demo_folder.rglob("*.csv")
    }
    for entry in manifest["files"]:
        assert hashlib.sha256((demo_folder / entry["name"]).read_bytes()).hexdigest() == entry["sha256"]


def test_lines_end_alike_on_every_system(demo_folder):
    assert not any(b"\r" in path.read_bytes() for path in demo_folder.rglob("*.csv"))


def test_progress_counts_up_and_an_unfinished_folder_has_no_manifest(tmp_path, monkeypatch):
    seen = []
    demo.write(tmp_path, progress=lambda words, done, of: seen.append((words, done, of)))
    assert [done for _, done, _ in seen] == list(range(len(seen)))
    assert {of for _, _, of in seen} == {len(seen)}
    assert all(words for words, _, _ in seen)

    def fail(folder: Path, made) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(demo.met, "write", fail)
    with pytest.raises(OSError, match="disk full"):
        demo.write(tmp_path)
    assert not (tmp_path / demo.MANIFEST).exists()


def test_a_negative_seed_is_refused(tmp_path):
    with pytest.raises(UsageError, match="-1"):
        demo.write(tmp_path, seed=-1)
