"""What the next build is made from and what it would lose, from lists and versions that are made up."""

import json
from datetime import date

import duckdb
import pytest

from sbp import content, months, settings
from sbp.answers import next_build
from sbp.inbox_model import Held
from sbp.store import taken

JAN = date(2026, 1, 1)
BUILT = "2026-03-06.1-aaaaaaaa"


def take(name, number, kind="met_counts"):
    """Put a made-up file on the list."""
    entry = Held(number, f"{number}" * 64, name, f"{number:032x}.csv", 1, "2026-03-06", kind)
    return taken.announce(entry, "analyst").file.sha256


def record(name, number, period=None, rows=5, error=""):
    held = {"first": months.text(period[0]), "last": months.text(period[1])} if period else None
    about = {"name": name, "sha256": f"{number}" * 64, "source": None if error else "met_recorded_crime"}
    return about | {"period": held, "rows_in": rows, "error": error}


def version(folder, version_id, *files, **more):
    """Put a made-up version into a folder and make it the one in use."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{version_id}.duckdb").write_bytes(b"")
    manifest = {"built_on": "2026-03-06", "identity": "a", "is_demonstration": False, "files": files} | more
    (folder / f"{version_id}.json").write_text(json.dumps(manifest))
    (folder / "current").write_text(version_id)


@pytest.fixture
def listed():
    """Four files: an older and a newer table, boundaries, and one that was taken after the build."""
    settings.inbox_dir().mkdir(parents=True)
    span = (JAN, months.add(JAN, 2))
    for number, name in enumerate(("old.csv", "new.csv", "map.shp"), start=1):
        take(name, number, "boundaries" if name == "map.shp" else "met_counts")
    take("since.csv", 4, "fire+met_counts")
    files = [record("old.csv", 1, span), record("new.csv", 2, span), record("map.shp", 3)]
    version(settings.build_dir(), BUILT, *files)


@pytest.fixture
def con():
    """Which of them speaks: the newer one, but for a third month that it holds a tenth of; nobody else holds March."""
    with duckdb.connect() as own:
        own.execute("CREATE TABLE source_file (file_id INTEGER, name VARCHAR, sha256 VARCHAR)")
        own.executemany(
            "INSERT INTO source_file VALUES (?, ?, ?)",
            [(1, "old.csv", "1" * 64), (2, "new.csv", "2" * 64), (3, "cut.csv", "5" * 64)],
        )
        own.execute(
            "CREATE TABLE file_month (file_id INTEGER, dataset VARCHAR, part VARCHAR, month_start_date DATE, "
            "own_count BIGINT, speaks BOOLEAN)"
        )
        rows = [(1, 0, 90, False), (2, 0, 99, True), (3, 0, 9, False), (2, 1, 98, True), (1, 2, 97, True)]
        rows = [(file_id, months.add(JAN, step), count, speaks) for file_id, step, count, speaks in rows]
        own.executemany("INSERT INTO file_month VALUES (?, 'met_ward', 'ward 2022', ?, ?, ?)", rows)
        yield own


def chosen(inbox, *names):
    return [each for each in inbox.files if each.taken.file.name in names]


def test_each_file_is_told_as_the_newest_version_that_holds_it_says(listed):
    inbox = next_build.inbox(content.load())
    told = {each.taken.file.name: each for each in inbox.files}
    assert (told["old.csv"].first_month, told["old.csv"].rows, told["old.csv"].is_in_use) == (JAN, 5, True)
    assert (told["since.csv"].rows, told["since.csv"].is_in_use) == (None, False)
    assert "Met recorded crime" in told["since.csv"].source
    version(settings.build_dir(), "2026-03-07.1-bbbbbbbb", record("old.csv", 1, rows=0, error="cut short"))
    inbox = next_build.inbox(content.load())
    assert next_build.effect(None, inbox, chosen(inbox, "old.csv")).unbuilt == ("old.csv",)
    told = {each.taken.file.name: each for each in inbox.files}
    assert (told["old.csv"].fault, told["old.csv"].rows) == ("cut short", 0)
    assert (told["new.csv"].rows, told["new.csv"].is_in_use) == (5, False)


def test_without_the_newer_file_the_older_whole_one_speaks_and_a_month_is_lost(listed, con):
    inbox = next_build.inbox(content.load())
    (loss,) = next_build.effect(con, inbox, chosen(inbox, "new.csv")).losses
    assert (loss.name, loss.what) == ("new.csv", "Met counts by ward")
    assert loss.lost == (months.add(JAN, 1),)
    assert loss.then == (("old.csv", (JAN,)),)


def test_files_set_aside_together_or_before_speak_for_nothing(listed, con):
    inbox = next_build.inbox(content.load())
    losses = next_build.effect(con, inbox, chosen(inbox, "new.csv", "old.csv")).losses
    assert [(each.name, each.then) for each in losses] == [
        ("old.csv", ()),
        ("new.csv", (("cut.csv", (JAN,)),)),
    ]
    taken.set_aside(["1" * 64], "wrong", "analyst")
    inbox = next_build.inbox(content.load())
    (loss,) = next_build.effect(con, inbox, chosen(inbox, "new.csv")).losses
    assert loss.then == (("cut.csv", (JAN,)),)


def test_what_is_no_month_or_not_built_or_not_known_is_told_apart(listed, con):
    inbox = next_build.inbox(content.load())
    found = next_build.effect(con, inbox, inbox.files)
    assert [name for name, _, _ in found.without_months] == ["map.shp"]
    assert (found.unbuilt, found.is_last, found.unknown) == (("since.csv",), True, ())
    con.execute("UPDATE file_month SET speaks = file_id = 1")
    assert next_build.effect(con, inbox, chosen(inbox, "new.csv")).silent == ("new.csv",)
    con.execute("DROP TABLE file_month")
    found = next_build.effect(con, inbox, chosen(inbox, "new.csv"))
    assert (found.unknown, found.silent, found.losses) == (("new.csv",), (), ())


def test_what_is_published_and_kept_goes_on_holding_what_was_set_aside(listed):
    version(settings.public_dir(), "2026-03-06.1-cccccccc", made_from=BUILT)
    taken.set_aside(["2" * 64, "4" * 64], "wrong", "analyst")
    inbox = next_build.inbox(content.load())
    assert inbox.public == ("new.csv",)
    assert [each.taken.file.name for each in inbox.aside] == ["new.csv", "since.csv"]
    (kept,) = next_build.versions.all_versions(settings.build_dir())
    assert next_build.aside_in(kept, taken.everything()) == 1
