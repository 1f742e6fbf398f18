"""From what is declared to files: catalogues by name, months by what is missing, feature services page by page."""

import csv
import json
import zipfile
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from sbp.ingest import addresses
from sbp.ingest.addresses import Address
from sbp.ingest.download import Downloader, DownloadFault
from sbp.ingest.fetch_plan import Step

SERVICE = "/example.org/service/query"


@pytest.fixture
def downloader(publisher, tmp_path):
    with Downloader(tmp_path / "parts", publisher.url, sleep=lambda _: None) as made:
        yield made


def catalogue(**changes):
    entries = [
        {
            "name": "Ward Level Crime (Historical)",
            "url": "https://example.org/x/ward-old.csv",
            "last_modified": "2024-01-01",
        },
        {
            "name": "Ward Level Crime",
            "url": "https://example.org/x/MPS%20Ward%20(24%20months).csv",
            "last_modified": "2026-01-01",
        },
        {"name": "Notes", "url": "https://example.org/x/notes.pdf"},
    ]
    return {"success": True, "result": {"resources": entries}} | changes


def test_files_are_picked_from_a_catalogue_by_name():
    found = addresses.listed(Step("ckan_package", "https://example.org", pick="ward level"), catalogue())
    assert [each.name for each in found] == ["ward-old.csv", "MPS Ward (24 months).csv"]


def test_the_newest_alone_may_be_wanted():
    found = addresses.listed(Step("ckan_package", "https://example.org", pick="ward", newest=1), catalogue())
    assert [each.name for each in found] == ["MPS Ward (24 months).csv"]


def test_attachments_of_a_government_page_are_picked_by_title():
    answer = {"details": {"attachments": [{"title": "Local authority data", "url": "https://example.org/la.ods"}]}}
    found = addresses.listed(Step("govuk_content", "https://example.org", pick="local"), answer)
    assert found == [Address("https://example.org/la.ods", "la.ods")]


@pytest.mark.parametrize("answer", [None, [], {"result": None}, catalogue(result={"resources": "none"})])
def test_an_answer_that_is_no_catalogue_is_said_to_be_none(answer):
    with pytest.raises(DownloadFault, match="not the list of files"):
        addresses.listed(Step("ckan_package", "https://example.org", pick="ward"), answer)


def test_a_catalogue_without_the_file_says_what_was_looked_for():
    with pytest.raises(DownloadFault, match="none of the 3 files listed has a name like 'borough'"):
        addresses.listed(Step("ckan_package", "https://example.org", pick="borough"), catalogue())


def monthly(**changes):
    values = {"url": "https://example.org/{month}.zip", "file": "{month}.zip", "first": date(2019, 11, 1)} | changes
    return Step("months", **values)


def test_a_month_has_its_own_file():
    assert addresses.of_month(monthly(), date(2020, 2, 1)) == Address("https://example.org/2020-02.zip", "2020-02.zip")


def test_the_months_of_an_archive_are_told_by_its_folders(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in (
            "2020-01/2020-01-a.csv",
            "2020-01/2020-01-b.csv",
            "2020-02/2020-02-a.csv",
            "2020-13/x.csv",
            "2020-03.csv",
        ):
            archive.writestr(name, "Month\n")
    assert addresses.months_in(tmp_path / "a.zip") == {date(2020, 1, 1), date(2020, 2, 1)}
    (tmp_path / "b.csv").write_text("Month\n", encoding="utf-8")
    assert addresses.months_in(tmp_path / "b.csv") == frozenset()


def test_the_last_month_is_asked_for_or_reckoned(publisher, says, downloader, tmp_path):
    publisher.says("/example.org/last", says(b'{"date": "2025-11-01"}'), says(b'{"day": 1}'))
    asking = monthly(latest="https://example.org/last")
    assert addresses.last_month(asking, downloader, tmp_path, date(2026, 1, 9)) == date(2025, 11, 1)
    assert addresses.last_month(monthly(), downloader, tmp_path, date(2026, 1, 9)) == date(2025, 12, 1)
    with pytest.raises(DownloadFault, match="which month is the last"):
        addresses.last_month(asking, downloader, tmp_path, date(2026, 1, 9))


@pytest.fixture
def service(publisher, says):
    """A feature service of five rows that sends two at a time."""
    rows = [{"type": "Feature", "properties": {"CODE": f"E{n}", "NAME": "A, B"}, "geometry": None} for n in range(5)]

    def answer(_headers):
        asked = parse_qs(urlsplit(publisher.asked[-1][0]).query)
        if asked.get("returnCountOnly"):
            return says(b'{"count": 5}')
        start = int(asked["resultOffset"][0])
        page = {
            "type": "FeatureCollection",
            "features": rows[start : start + 2],
            "exceededTransferLimit": start + 2 < 5,
        }
        return says(json.dumps(page).encode())

    publisher.says(SERVICE, answer)
    return publisher


def feature_step(file):
    return Step("arcgis_query", "https://example.org/service/query", file=file, where="CODE LIKE 'E%'")


def test_a_feature_service_is_read_to_its_last_page(service, downloader, tmp_path):
    path = addresses.query(feature_step("wards.geojson"), downloader, tmp_path)
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert [each["properties"]["CODE"] for each in features] == ["E0", "E1", "E2", "E3", "E4"]
    asked = parse_qs(urlsplit(service.asked[1][0]).query)
    assert (asked["where"], asked["outSR"], asked["returnGeometry"]) == (["CODE LIKE 'E%'"], ["4326"], ["true"])


def test_a_look_up_comes_as_csv(service, downloader, tmp_path):
    path = addresses.query(feature_step("lookup.csv"), downloader, tmp_path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[:2] == [["CODE", "NAME"], ["E0", "A, B"]]
    assert len(rows) == 6


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ([b'{"error": {"code": 400, "message": "Invalid URL"}}'], r"reports an error \(Invalid URL\)"),
        ([b"[]"], "without saying which"),
        ([b'{"count": 9}', b'{"features": [{"properties": {}}]}'], "1 of 9 rows"),
        ([b'{"count": 0}', b'{"features": []}'], "0 of 0 rows"),
        ([b'{"count": 1}', b'{"rows": []}'], "no features"),
    ],
)
def test_a_service_that_fails_is_quoted(publisher, says, downloader, tmp_path, answers, reason):
    publisher.says(SERVICE, *(says(body) for body in answers))
    with pytest.raises(DownloadFault, match=reason):
        addresses.query(feature_step("wards.geojson"), downloader, tmp_path)


@pytest.mark.parametrize(
    ("url", "title", "name"),
    [
        ("https://example.org/a/b.csv?x=1", "", "b.csv"),
        ("https://example.org/download/9f2", "Ward counts: 2024/25.csv", "Ward counts- 2024-25.csv"),
        ("https://example.org/..%2F..%2Fetc%2Fpasswd.csv", "", "..-etc-passwd.csv".lstrip(".-")),
        ("https://example.org/", "", "download"),
    ],
)
def test_file_names_are_plain(url, title, name):
    assert addresses.file_name(url, title) == name
