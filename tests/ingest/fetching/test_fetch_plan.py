"""What is declared for downloading is checked before any server is asked, and every fault is listed."""

from datetime import date

import pytest

from sbp.errors import ContentFaults
from sbp.ingest import fetch_plan

HEAD = "title: Counts\npage: https://example.org/counts\n"


def plans(tmp_path, text):
    (tmp_path / "sources").mkdir(exist_ok=True)
    (tmp_path / "sources" / "counts.yaml").write_text(HEAD + text, encoding="utf-8")
    return fetch_plan.read(tmp_path)


def test_the_shipped_sources_are_sound():
    shipped = fetch_plan.read()
    assert all(plan.page.startswith("https://") for plan in shipped.values())
    assert {name for name, plan in shipped.items() if not plan.steps} == {
        "residents_survey",
        "published_figures",
        "partner_returns",
        "council_incidents",
    }


def test_steps_of_every_kind_are_read(tmp_path):
    steps = plans(
        tmp_path,
        """urls:
  - {kind: file, url: "https://example.org/a.zip", most_mb: 3, keep: ["*.csv"]}
  - {kind: ckan_package, url: "https://example.org/api", pick: ward level, newest: 2}
  - {kind: arcgis_query, url: "https://example.org/query", where: 1=1, file: wards.geojson}
  - {kind: months, url: "https://example.org/{month}.zip", file: "{month}.zip", first: 2020-05,
     keep: ["*-a.csv"], latest: "https://example.org/last", per_second: 15}
""",
    )["counts"].steps
    assert [step.kind for step in steps] == ["file", "ckan_package", "arcgis_query", "months"]
    assert (steps[0].most_bytes, steps[0].keep) == (3 * 1024**2, ("*.csv",))
    assert (steps[1].pick, steps[1].newest) == ("ward level", 2)
    assert steps[2].fields == "*"
    assert (steps[3].first, steps[3].keep, steps[3].per_second) == (date(2020, 5, 1), ("*-a.csv",), 15)


def test_a_source_may_have_nothing_to_download(tmp_path):
    assert plans(tmp_path, "urls: []\n")["counts"].steps == ()


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        ("{kind: ftp, url: 'https://example.org'}", "'ftp' is not one of file"),
        ("{kind: file, url: 'http://example.org'}", "does not begin with https://"),
        ("{kind: file}", "url: is missing"),
        ("{kind: file, url: 'https://example.org', sha256: abc}", "64 hex digits"),
        ("{kind: file, url: 'https://example.org', pick: x}", "pick: is not a key"),
        ("{kind: ckan_package, url: 'https://example.org', pick: '('}", "not a regular expression"),
        ("{kind: ckan_package, url: 'https://example.org'}", "pick: is missing"),
        ("{kind: months, url: 'https://example.org/{year}', file: x, first: 2020-01}", "in braces"),
        ("{kind: months, url: 'https://example.org/{month}', file: x}", "first: is missing"),
        ("https://example.org/a.csv", "must be a mapping"),
    ],
)
def test_a_fault_is_named_with_its_file_and_key(tmp_path, step, fault):
    with pytest.raises(ContentFaults) as caught:
        plans(tmp_path, f"urls:\n  - {step}\n")
    assert any(fault in each and "sources/counts.yaml, urls 1" in each for each in caught.value.faults)


def test_a_month_is_filled_in():
    filled = fetch_plan.in_month("{month} {first_day} {next_day}", date(2023, 12, 1))
    assert filled == "2023-12 2023-12-01 2024-01-01"
