"""The lock-down of a served file: what it refuses, and what it says about a damaged one."""

import duckdb
import pytest

from sbp.errors import SbpError
from sbp.store import versions
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


REFUSED = [
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
    "SELECT * FROM 'https://elsewhere.example/x.parquet'",
]


def refused(con, folder, table):
    """Return the statements that a connection carried out although it should not."""
    secret = folder / "secret.csv"
    secret.write_text("a,b\n1,2\n")
    done = []
    for statement in REFUSED:
        told = statement.format(secret=secret, folder=folder).replace("fruit", table)
        try:
            con.execute(told)
        except duckdb.Error:
            continue
        done.append(told)
    return done


def test_refuses(built, tmp_path):
    with open_version(built) as con:
        assert refused(con, tmp_path, "fruit") == []
    with duckdb.connect(str(built)) as con:
        assert len(refused(con, tmp_path, "fruit")) > 8, "an open door lets most of it through"


@pytest.mark.parametrize("place", ["build", "public"])
def test_what_is_served_to_each_audience_refuses_too(published_site, tmp_path, place):
    served = versions.current(published_site / place)
    with open_version(served.path) as con:
        assert con.execute("SELECT count(*) FROM area").fetchone()[0] > 20
        assert refused(con, tmp_path, "area") == []


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
