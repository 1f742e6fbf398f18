"""What only the public's program does: it reads what was published and nothing else, and offers it as open tables."""

import csv
import hashlib
import io
import json
import shutil

import pytest
from starlette.applications import Starlette

from sbp import settings
from sbp.charts import theme
from sbp.errors import SbpError
from sbp.store import versions
from sbp.ui import published, snapshots


@pytest.fixture
def public(published_site, monkeypatch):
    monkeypatch.setenv("SBP_DATA_DIR", str(published_site))
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    return published_site


@pytest.fixture
def app():
    return Starlette(routes=published.routes())


def test_it_opens_what_was_published_though_a_build_lies_beside_it(public):
    assert snapshots.current().version.path.parent == public / "public"
    assert versions.current(settings.build_dir()) is not None


def test_every_table_is_what_the_description_says_to_the_byte(public, app, ask):
    described = ask(app, "/published/datapackage.json").json()
    assert described["description"].startswith("Demonstration data, not real")
    assert len(described["resources"]) > 20
    for each in described["resources"]:
        assert each["licenses"][0]["title"]
        assert each["sources"]
    one = described["resources"][0]
    body = ask(app, f"/published/{one['path']}").content
    assert (len(body), hashlib.sha256(body).hexdigest()) == (one["bytes"], one["hash"].removeprefix("sha256:"))
    head = next(csv.reader(io.StringIO(body.decode())))
    assert head == [each["name"] for each in one["schema"]["fields"]]


def test_a_table_that_a_browser_holds_is_not_sent_again(public, app, ask):
    first = ask(app, "/published/datapackage.json")
    again = ask(app, "/published/datapackage.json", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "max-age" in first.headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    ["nothing.csv", "..%2f..%2fapp.py", "%2e%2e/app.py", "..\\app.py", "datapackage.json%00", "current", "x" * 4000],
)
def test_nothing_but_the_tables_can_be_had(public, app, ask, path):
    assert ask(app, f"/published/{path}").status_code == 404


def test_asking_for_names_that_there_are_not_crowds_out_nothing(public, app, ask, monkeypatch):
    ask(app, "/published/datapackage.json")
    made = []
    monkeypatch.setattr(published, "_description", lambda *_: made.append(1) or {})
    for number in range(120):
        assert ask(app, f"/published/{number}.csv").status_code == 404
    ask(app, "/published/datapackage.json")
    assert not made


@pytest.mark.parametrize("audience", ["analyst", "board"])
def test_others_have_no_such_address_because_nobody_signs_in_there(public, app, ask, monkeypatch, audience):
    monkeypatch.setenv("SBP_AUDIENCE", audience)
    assert ask(app, "/published/datapackage.json").status_code == 404


def test_where_nothing_was_published_nothing_is_opened_or_built(demonstration, app, ask, monkeypatch, tmp_path):
    shutil.copytree(demonstration / "build", tmp_path / "build")
    monkeypatch.setenv("SBP_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    assert not snapshots.exists()
    assert ask(app, "/published/datapackage.json").status_code == 404


def test_the_address_is_looked_at_when_the_server_starts_and_again_while_it_runs(monkeypatch):
    looked = []

    def look(address, folder):
        looked.append((address, folder))
        raise SbpError("out of reach")

    monkeypatch.setenv("SBP_AUDIENCE", "public")
    monkeypatch.setenv("SBP_PUBLIC_FILE", "https://files.example/safer")
    monkeypatch.setattr(published.remote, "refresh", look)
    monkeypatch.setattr(settings, "look_seconds", lambda: 0.01)
    watch = published.Watch()
    watch.start()
    for _ in range(200):
        if len(looked) > 2:
            break
        published.threading.Event().wait(0.01)
    watch.stop()
    assert len(looked) > 2
    assert set(looked) == {("https://files.example/safer/", settings.data_dir() / "public-copy")}


def test_a_folder_is_not_watched(public, monkeypatch):
    monkeypatch.setattr(published.remote, "refresh", lambda *_: pytest.fail("asked"))
    watch = published.Watch()
    watch.start()
    watch.stop()


def test_the_description_is_valid_json_for_any_program(public, app, ask):
    assert json.loads(ask(app, "/published/datapackage.json").text)["name"].islower()


def test_what_was_done_to_a_protected_measure_is_said_where_its_numbers_stand(public, monkeypatch):
    snapshot = snapshots.current()
    view = snapshots.View(snapshot=snapshot, today=snapshots.today(snapshot), colours=theme.LIGHT)
    protected = next(each.id for each in snapshot.content.indicators.values() if each.sensitivity == "protected")
    assert "rounded to the nearest 5" in published.caveat(view, protected)
    assert published.caveat(view, next(iter(snapshot.content.indicators))) == ""
    monkeypatch.setenv("SBP_AUDIENCE", "analyst")
    assert published.caveat(view, protected) == ""
