"""A served file answers every thread, and opening it again is not to be noticed."""

from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from sbp.errors import SbpError
from sbp.store import connection, served_file
from sbp.store.served_file import ServedFile

FEW, MANY = 7, 200


@pytest.fixture
def built(tmp_path):
    path = tmp_path / "built.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE number AS SELECT unnest(range(1000)) AS n")
    return path


@pytest.fixture
def opened(monkeypatch):
    """Count how often a file is opened."""
    paths, own = [], connection.open_version
    monkeypatch.setattr(connection, "open_version", lambda path: paths.append(path) or own(path))
    return paths


def _ask(file, n):
    return file.execute("SELECT n, count(*) OVER () FROM number WHERE n <= $n ORDER BY n DESC", {"n": n}).fetchall()[0]


def test_every_thread_gets_its_own_answer_however_often_the_file_is_opened_again(built, opened):
    file = ServedFile(built, FEW)
    with ThreadPoolExecutor(8) as many:
        assert list(many.map(lambda n: _ask(file, n), range(MANY))) == [(n, n + 1) for n in range(MANY)]
    assert len(opened) == 1 + (MANY - 1) // FEW
    file.close()


def test_a_file_that_has_gone_from_its_folder_is_read_on(built, opened):
    file = ServedFile(built, FEW)
    built.unlink()
    assert [_ask(file, n)[0] for n in range(3 * FEW)] == list(range(3 * FEW))
    assert len(opened) == 1
    file.close()


def test_opening_again_leaves_nothing_of_the_first_opening(built):
    file = ServedFile(built, FEW)
    first = file._database
    for n in range(FEW + 1):
        _ask(file, n)
    with pytest.raises(duckdb.Error):
        first.cursor()
    assert file._database is not first


def test_a_closed_file_is_opened_again_by_the_next_question(built, opened):
    file = ServedFile(built)
    file.close()
    file.close()
    assert _ask(file, 3) == (3, 4)
    assert len(opened) == 2


def test_a_question_that_fails_does_not_keep_the_others_waiting(built):
    file = ServedFile(built, FEW)
    for _ in range(2 * FEW):
        with pytest.raises(duckdb.Error):
            file.execute("SELECT nothing FROM number")
    assert _ask(file, 1) == (1, 2)


def test_it_is_as_locked_down_as_any_other(built):
    with pytest.raises(duckdb.Error, match="read-only"):
        ServedFile(built).execute("INSERT INTO number VALUES (1)")


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(SbpError, match="cannot be opened"):
        ServedFile(tmp_path / "nothing.duckdb", served_file.MOST_QUESTIONS)
