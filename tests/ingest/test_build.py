"""The build over the real content and small made-up files: versions, identity, bad files, crashes, two at once."""

import os
import shutil
from contextlib import closing
from datetime import date

import pytest

from sbp import content, settings
from sbp.errors import SbpError
from sbp.ingest import inbox
from sbp.ingest.build import build
from sbp.store import taken, versions
from sbp.store.connection import open_version
from sbp.store.lock import only_one
from tests import made_up_files
from tests.ingest.forked import forks

DAY = date(2026, 3, 6)
COUNTS = list(range(10, 40))


@pytest.fixture
def downloads(tmp_path):
    folder = tmp_path / "downloads"
    made_up_files.met_borough(folder / "borough.csv", COUNTS)
    return folder


def load(folder):
    return inbox.load([folder], DAY)


@pytest.fixture(scope="module")
def _template(tmp_path_factory):
    """A data folder with the first version of the one file, built once and copied for each test."""
    folder = tmp_path_factory.mktemp("template")
    made_up_files.met_borough(folder / "downloads" / "borough.csv", COUNTS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SBP_DATA_DIR", str(folder / "data"))
        load(folder / "downloads")
        build(DAY)
    return folder / "data"


@pytest.fixture
def first(_template, downloads):
    """The first version, in use in this test's own data folder."""
    shutil.copytree(_template, settings.data_dir())
    return versions.current()


def ask(version, query):
    with closing(open_version(version.path)) as con:
        return con.execute(query).fetchall()


def left_in_the_folder():
    serving = versions.current()
    return sorted(
        path.name
        for path in settings.build_dir().iterdir()
        if not path.name.startswith((serving.id, ".lock", versions.POINTER))
    )


def test_a_build_publishes_what_the_files_say(downloads):
    made_up_files.met_ward(downloads / "ward.csv", [2] * 30, bad_code="E05999999")
    load(downloads)
    steps = []
    built = build(DAY, lambda *step: steps.append(step))
    assert built.is_new
    assert versions.current() == built.version
    assert built.version.id.startswith("2026-03-06.1-")
    borough = "kind = 'borough' AND indicator_id = 'all_crime'"
    query = f"SELECT value FROM indicator_month JOIN area USING (area_code) WHERE {borough} ORDER BY ALL"
    found = ask(built.version, query)
    assert [value for (value,) in found] == COUNTS
    ward = next(each for each in built.files if each["name"] == "ward.csv")
    assert (ward["rows_in"], ward["loaded"], ward["rejected"], ward["out_of_area"]) == (4, 3, 1, 0)
    assert ward["period"] == {"first": "2022-03", "last": "2024-08"}
    assert ask(built.version, "SELECT line, value FROM reject") == [(5, "E05999999")]
    assert dict(ask(built.version, "SELECT key, value FROM meta"))["version"] == built.version.id
    shares = [done / of for _, done, of in steps]
    assert shares == sorted(set(shares))  # it moves with every step, and stands nowhere
    assert shares[-1] <= 1
    named = [words for words, _, _ in steps]
    assert any(words.startswith("Judging months up to") for words in named)
    assert named[-2:] == ["Checking", "Writing the new version"]
    assert left_in_the_folder() == []


def test_the_same_input_again_is_nothing_new(first, downloads):
    assert not load(downloads).taken
    second = build(date(2026, 3, 7))
    assert (second.is_new, second.version) == (False, first)
    assert [each.id for each in versions.all_versions()] == [first.id]


def test_the_same_input_after_a_rollback_moves_on_again(first, downloads):
    load(made_up_files.survey(downloads / "survey.csv"))
    second = build(DAY)
    versions.rollback()
    assert build(DAY).version == second.version == versions.current()


def test_revised_files_give_a_new_version_and_its_revisions(first, downloads):
    made_up_files.met_borough(downloads / "revised.csv", [*COUNTS[:-1], 99, 50])
    load(downloads)
    second = build(DAY)
    assert second.version.id.startswith("2026-03-06.2-")
    columns = "month_start_date, value_before, value_now, version_before"
    borough = content.load().borough.code
    condition = f"indicator_id = 'all_crime' AND area_code = '{borough}'"
    revised = ask(second.version, f"SELECT {columns} FROM revision WHERE {condition}")
    assert revised == [(date(2024, 8, 1), 39, 99, first.id)]


def test_real_figures_are_no_revision_of_invented_ones(first, downloads):
    noted = first.path.with_suffix(".json")
    noted.write_text(noted.read_text().replace('"is_demonstration": false', '"is_demonstration": true'))
    made_up_files.met_borough(downloads / "revised.csv", [*COUNTS[:-1], 99, 50])
    load(downloads)
    assert ask(build(DAY).version, "SELECT count(*) FROM revision") == [(0,)]


def test_a_file_that_was_damaged_in_the_inbox_stops_no_other(downloads):
    load(downloads)
    damaged = load(made_up_files.survey(downloads / "survey.csv")).taken[0]
    damaged.path.write_text("<!doctype html>")
    built = build(DAY)
    assert any("survey.csv" in warning and "web page" in warning for warning in built.warnings)
    failed = next(each for each in built.files if each["error"])
    assert (failed["name"], failed["rows_in"]) == ("survey.csv", 0)
    assert load(downloads).already
    assert not build(DAY).warnings


def test_nothing_readable_is_a_failure_and_the_version_before_stays(first):
    (held,) = taken.held()
    held.path.write_text("name,code\n")
    with pytest.raises(SbpError, match="None of the 1 files could be read"):
        build(DAY)
    assert versions.current() == first


def test_what_was_dropped_into_the_inbox_is_taken(downloads):
    load(downloads)
    made_up_files.survey(settings.inbox_dir() / "dropped.csv")
    (settings.inbox_dir() / "odd.csv").write_text("colour\nred\n")
    built = build(DAY)
    assert "dropped.csv" in [each["name"] for each in built.files]
    assert any("odd.csv" in warning for warning in built.warnings)


def test_a_version_damaged_after_it_was_built_is_built_anew(first):
    with first.path.open("ab") as stream:
        stream.write(b"x")
    again = build(DAY)
    assert again.is_new
    assert versions.is_whole(versions.current())
    assert build(DAY).version == again.version


def test_a_clock_set_back_neither_hides_the_new_version_nor_the_one_before(first, downloads):
    load(made_up_files.survey(downloads / "survey.csv"))
    second = build(date(2001, 1, 1)).version
    assert [each.id for each in versions.all_versions()] == [second.id, first.id]
    assert second.manifest["built_on"] == "2001-01-01"
    assert versions.rollback() == first


def test_figures_of_months_to_come_are_not_believed(first, downloads):
    load(made_up_files.met_borough(downloads / "future.csv", [40, 41], first="2098-12"))
    built = build(DAY)
    assert any("Jan 2099" in warning and "future.csv" in warning for warning in built.warnings)
    assert built.version.manifest["last_months"] == first.manifest["last_months"]


def test_two_builds_at_once(downloads):
    load(downloads)
    with only_one(settings.build_dir() / ".lock", "A build"), pytest.raises(SbpError, match="already running"):
        build(DAY)


def test_a_full_disk_is_one_sentence_and_the_version_before_stays(first, downloads, monkeypatch):
    load(made_up_files.survey(downloads / "survey.csv"))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sbp.store.durable.sync", full)
    with pytest.raises(SbpError, match="No space left on device") as caught:
        build(DAY)
    assert "\n" not in str(caught.value)
    monkeypatch.undo()
    monkeypatch.setenv("SBP_DATA_DIR", str(downloads.parent / "sbp-data"))
    assert versions.current() == first
    assert left_in_the_folder() == []


@pytest.fixture(scope="module")
def forked():
    if os.name == "nt":
        pytest.skip("Windows has neither forks nor a limit on the size of a file")
    with forks() as process:
        yield process


@pytest.mark.parametrize("most_bytes", [20_000, 400_000, 1_000_000])
def test_a_file_that_may_not_grow_is_one_sentence_whatever_duckdb_calls_it(
    first, downloads, forked, tmp_path, most_bytes
):
    load(made_up_files.survey(downloads / "survey.csv"))
    assert forked.limited_to(most_bytes, tmp_path / "said") == 1
    said = (tmp_path / "said").read_text()
    assert said.count("\n") == 1, said
    assert "File too large" in said
    assert versions.current() == first
    assert left_in_the_folder() == []


def test_only_so_many_versions_are_kept(downloads, monkeypatch):
    monkeypatch.setenv("SBP_VERSIONS_KEPT", "2")
    for percent in (40, 41, 42):
        load(made_up_files.survey(downloads / f"{percent}.csv", percent))
        build(DAY)
    assert len(versions.all_versions()) == 2


def test_without_any_file_the_demonstration_borough_is_built(demonstration):
    # the command built it in a folder that held nothing
    shutil.copytree(demonstration, settings.data_dir(), ignore=shutil.ignore_patterns("*.log", "public*", ".lock"))
    built = build(DAY)
    assert not built.is_new
    assert built.version.is_demonstration
    assert not [each["name"] for each in built.files if each["error"]]
    assert [each for each in built.version.manifest["checks"] if not each["passed"] and not each["is_warning"]] == []
    held = {name for (name,) in ask(built.version, "SELECT DISTINCT indicator_id FROM indicator_month")}
    assert held >= {each.id for each in content.load().indicators.values() if each.headline}


def test_a_reader_sees_one_whole_version_or_the_next_while_builds_go_on(first, downloads):
    held = {first.id}
    load(made_up_files.survey(downloads / "survey.csv"))
    seen = set()

    def read(*_):
        serving = versions.current()
        seen.add(serving.id)
        assert ask(serving, "SELECT value FROM meta WHERE key = 'version'") == [(serving.id,)]

    held.add(build(DAY, read).version.id)
    read()
    assert seen == held


def test_killed_at_any_moment_the_version_before_is_served_and_the_next_build_succeeds(
    first, downloads, forked, tmp_path, monkeypatch
):
    load(made_up_files.survey(downloads / "survey.csv"))
    shutil.copytree(settings.data_dir(), tmp_path / "untouched")
    moments = forked.built_with_copies(tmp_path / "moments")
    for moment in moments:
        serving = versions.current(moment / "build")
        versions.verify_file(serving)
        assert serving in versions.all_versions(moment / "build")
        assert serving.id == first.id or moment == moments[-1], moment.name
    said = [moment.name for moment in moments]
    assert sum("Reading" in each for each in said) > 2
    assert sum("Saving" in each for each in said) > 3

    monkeypatch.setenv("SBP_DATA_DIR", str(tmp_path / "untouched"))
    forked.killed_at(1 + next(at for at, each in enumerate(said, 1) if "Writing" in each))
    assert versions.current().id == first.id
    assert any(".tmp" in left for left in left_in_the_folder())
    built = build(DAY)
    assert "survey.csv" in [each["name"] for each in built.files]
    assert left_in_the_folder() == [f"{first.id}.duckdb", f"{first.id}.json"]
    assert [each.id for each in versions.all_versions()] == [built.version.id, first.id]
