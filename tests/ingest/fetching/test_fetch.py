"""The whole way: from what is declared, over a server, into the inbox, and what is remembered of it."""

import hashlib
import io
import json
import zipfile
from datetime import date

import pytest

from sbp import settings
from sbp.errors import SbpError, UsageError
from sbp.ingest.download import Downloader
from sbp.ingest.fetch import fetch

CSV = b"area,count\nE05099901,7\n"
TODAY = date(2020, 4, 9)


class Inbox:
    """Takes files in, as the real inbox does, and says which it holds."""

    def __init__(self):
        self.taken = {}

    def deliver(self, paths):
        for path in paths:
            self.taken[hashlib.sha256(path.read_bytes()).hexdigest()] = path.name


@pytest.fixture
def inbox():
    return Inbox()


@pytest.fixture
def run(publisher, tmp_path, inbox):
    content = tmp_path / "content"
    (content / "sources").mkdir(parents=True)

    def declare_and_fetch(declared, *names, **changes):
        for name, urls in declared.items():
            text = f"title: Title of {name}\npage: https://example.org/{name}\nurls: {json.dumps(urls)}\n"
            (content / "sources" / f"{name}.yaml").write_text(text, encoding="utf-8")
        downloader = Downloader(tmp_path / "parts", publisher.url, sleep=lambda _: None)
        values = {
            "deliver": inbox.deliver,
            "held": set(inbox.taken),
            "today": TODAY,
            "downloader": downloader,
        } | changes
        return fetch(names, folder=content, **values)

    return declare_and_fetch


def file(name):
    return {"kind": "file", "url": f"https://example.org/{name}"}


def states(outcomes):
    return [(each.source, each.state) for each in outcomes]


def test_every_source_with_an_address_is_fetched_where_none_is_named(publisher, says, run, inbox):
    publisher.says("/example.org/a.csv", says(CSV))
    publisher.says("/example.org/b.csv", says(CSV + b"more\n"))
    outcomes = run({"one": [file("a.csv")], "two": [file("b.csv")], "three": []})
    assert states(outcomes) == [("one", "fetched"), ("two", "fetched")]
    assert sorted(inbox.taken.values()) == ["a.csv", "b.csv"]


def test_what_has_not_changed_is_not_sent_or_taken_again(publisher, says, run, inbox):
    publisher.says("/example.org/a.csv", says(CSV, headers={"ETag": '"one"'}), says(status=304))
    run({"one": [file("a.csv")]})
    assert states(run({"one": [file("a.csv")]})) == [("one", "unchanged")]
    assert publisher.asked[-1][1]["if-none-match"] == '"one"'
    state = json.loads((settings.data_dir() / "fetch-state.json").read_text(encoding="utf-8"))
    assert state["https://example.org/a.csv"]["etag"] == '"one"'


def test_the_same_bytes_without_a_mark_are_not_taken_again(publisher, says, run, inbox):
    publisher.says("/example.org/a.csv", says(CSV))
    run({"one": [file("a.csv")]})
    assert states(run({"one": [file("a.csv")]})) == [("one", "unchanged")]


def test_a_file_gone_from_the_inbox_is_fetched_anew(publisher, says, run, inbox):
    publisher.says("/example.org/a.csv", says(CSV, headers={"ETag": '"one"'}))
    run({"one": [file("a.csv")]})
    assert states(run({"one": [file("a.csv")]}, held=set())) == [("one", "fetched")]
    assert "if-none-match" not in publisher.asked[-1][1]


def test_a_failure_names_the_page_and_the_folder_and_spares_the_others(publisher, says, run, inbox):
    publisher.says("/example.org/b.csv", says(b"<!doctype html><title>Sign in</title>"))
    publisher.says("/example.org/c.csv", says(CSV))
    outcomes = run({"one": [file("a.csv"), file("b.csv"), file("c.csv")]})
    assert [each.state for each in outcomes] == ["failed", "failed", "fetched"]
    for outcome, reason in zip(outcomes, ("answered 404", "a web page came"), strict=False):
        assert reason in outcome.message
        assert "by hand from https://example.org/one" in outcome.message
        assert str(settings.inbox_dir()) in outcome.message
        assert "python -m sbp load FILE" in outcome.message
        assert outcome.message.count(". ") == 0


def test_a_file_that_the_inbox_refuses_is_a_failure_and_is_not_remembered(publisher, says, run):
    publisher.says("/example.org/a.csv", says(CSV, headers={"ETag": '"one"'}))

    def refuse(paths):
        raise SbpError("The file is of no known kind", paths[0].name)

    assert [each.message for each in run({"one": [file("a.csv")]}, deliver=refuse)] == [
        "The file is of no known kind (a.csv)."
    ]
    assert not (settings.data_dir() / "fetch-state.json").exists()


def test_a_source_without_an_address_says_how_to_get_it(run):
    (outcome,) = run({"returns": []}, "returns")
    assert outcome.state == "by hand"
    assert "https://example.org/returns" in outcome.message


def test_a_name_that_is_no_source_is_answered_with_its_neighbours(run):
    with pytest.raises(UsageError, match="one of counts"):
        run({"counts": [], "other": []}, "conts")


def test_months_come_once_and_the_newest_follows(publisher, says, run, inbox):
    declared = {
        "street": [
            {
                "kind": "months",
                "url": "https://example.org/{month}.csv",
                "file": "street-{month}.csv",
                "first": "2020-01",
            }
        ]
    }
    for month in ("2020-01", "2020-02", "2020-03", "2020-04"):
        publisher.says(f"/example.org/{month}.csv", says(month.encode() + CSV))
    assert len(run(declared)) == 3
    assert run(declared) == []
    outcomes = run(declared, today=date(2020, 5, 1))
    assert [(each.state, each.name) for each in outcomes] == [("fetched", "street-2020-04.csv")]


def test_a_month_set_aside_is_asked_for_again_and_taken_once_the_publisher_has_mended_it(publisher, says, run, inbox):
    url = "https://example.org/{month}.csv"
    declared = {"street": [{"kind": "months", "url": url, "file": "{month}.csv", "first": "2020-03"}]}
    publisher.says("/example.org/2020-03.csv", says(CSV), says(CSV), says(CSV + b"mended\n"))
    run(declared)
    assert run(declared) == []
    wrong = set(inbox.taken)
    assert states(run(declared, aside=wrong)) == [("street", "unchanged")]
    assert states(run(declared, aside=wrong)) == [("street", "fetched")]
    assert run(declared, aside=wrong) == []


def test_an_archive_is_cut_down_and_remembered_as_it_was_taken(publisher, says, run, inbox):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2020-03/2020-03-ours-street.csv", "Month\n")
        archive.writestr("2020-02/2020-02-ours-street.csv", "Month\n")
        archive.writestr("2020-03/2020-03-far-street.csv", "Month\n")
    step = {
        "kind": "months",
        "url": "https://example.org/{month}.zip",
        "file": "{month}.zip",
        "first": "2020-02",
        "latest": "https://example.org/last",
        "keep": ["*-ours-street.csv"],
    }
    publisher.says("/example.org/last", says(b'{"date": "2020-03-01"}'))
    publisher.says("/example.org/2020-03.zip", says(packed.getvalue()))
    assert states(run({"street": [step]})) == [("street", "fetched")]
    assert list(inbox.taken.values()) == ["2020-03.zip"]
    assert run({"street": [step]}) == []


def test_a_catalogue_and_a_feature_service_are_followed_to_their_files(publisher, says, run, inbox):
    listing = {"result": {"resources": [{"name": "Ward counts", "url": "https://example.org/w.csv"}]}}
    publisher.says("/example.org/api", says(json.dumps(listing).encode()))
    publisher.says("/example.org/w.csv", says(CSV))
    feature = {"type": "Feature", "properties": {"CODE": "E05099901"}, "geometry": None}
    publisher.says("/example.org/query", says(b'{"count": 1}'), says(json.dumps({"features": [feature]}).encode()))
    outcomes = run(
        {
            "counts": [{"kind": "ckan_package", "url": "https://example.org/api", "pick": "ward"}],
            "outlines": [
                {"kind": "arcgis_query", "url": "https://example.org/query", "where": "1=1", "file": "w.geojson"}
            ],
        }
    )
    assert states(outcomes) == [("counts", "fetched"), ("outlines", "fetched")]
    assert sorted(inbox.taken.values()) == ["w.csv", "w.geojson"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"https://example.org/a.csv": 1}'])
def test_a_damaged_memory_only_costs_a_download(publisher, says, run, text):
    publisher.says("/example.org/a.csv", says(CSV))
    settings.data_dir().mkdir(parents=True)
    (settings.data_dir() / "fetch-state.json").write_text(text, encoding="utf-8")
    assert states(run({"one": [file("a.csv")]})) == [("one", "fetched")]


def test_nothing_is_left_behind(publisher, says, run, tmp_path):
    publisher.says("/example.org/a.csv", says(CSV))
    run({"one": [file("a.csv")]})
    assert list((tmp_path / "parts").iterdir()) == []
    assert [path.name for path in settings.data_dir().iterdir()] == ["fetch-state.json"]


def test_a_month_not_yet_published_is_passed_over_and_a_dead_server_is_left_in_peace(publisher, says, run, inbox):
    step = {"kind": "months", "url": "https://example.org/{month}.csv", "file": "{month}.csv", "first": "2019-01"}
    publisher.says("/example.org/2020-02.csv", says(CSV))
    outcomes = run({"street": [step]})
    assert [(each.state, each.name) for each in outcomes] == [
        ("failed", "2020-03.csv"),
        ("fetched", "2020-02.csv"),
        ("failed", "2020-01.csv"),
        ("failed", "2019-12.csv"),
        ("failed", "2019-11.csv"),
    ]
