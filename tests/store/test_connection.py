"""The lock-down of a served file: what it refuses, and what it says about a damaged one."""

import duckdb
import pytest

from sbp.errors import SbpError
from sbp.store.connection import open_version


@pytest.fixture
def built(tmp_path):
    path = tmp_path / "built.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE fruit AS SELECT 'pear' AS name")
    return path


def test_reads(built):
    with open_version(built) as con:
        assert con.execute("SELECT name FROM fruit WHERE name = ?", ["pear"]).fetchall() == [("pear",)]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('{secret}')",
        "SELECT * FROM read_text('{secret}')",
        "SELECT * FROM glob('{folder}/*')",
        "COPY fruit TO '{folder}/out.csv'",
        "ATTACH '{folder}/other.duckdb'",
        "EXPORT DATABASE '{folder}/out'",
        "INSERT INTO fruit VALUES ('plum')",
        "CREATE TABLE more (name VARCHAR)",
        "DROP TABLE fruit",
        "SET threads = 8",
        "SET enable_external_access = true",
        "SET memory_limit = '64GB'",
        "INSTALL httpfs",
        "LOAD httpfs",
    ],
)
def test_refuses(built, tmp_path, statement):
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n")
    with open_version(built) as con, pytest.raises(duckdb.Error):
        con.execute(statement.format(secret=secret, folder=tmp_path))


def test_does_not_see_frames_of_the_program(built):
    import pandas as pd

    hidden = pd.DataFrame({"a": [1]})
    with open_version(built) as con, pytest.raises(duckdb.Error):
        con.execute("SELECT * FROM hidden")
    assert len(hidden) == 1


@pytest.mark.parametrize("content", [b"", b"not a database at all", None])
def test_damaged_or_missing_file_is_one_sentence(tmp_path, content):
    path = tmp_path / "damaged.duckdb"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SbpError, match="cannot be opened") as caught:
        open_version(path)
    assert "\n" not in str(caught.value)
