"""`versions` lists what is kept."""

import json

from sbp.store import taken


def own_tables(version):
    return [each for each in version.manifest["files"] if each["name"].startswith("data/")]


def test_versions(sbp, built):
    code, out, _ = sbp("versions")
    assert (code, built.id in out, "in use" in out) == (0, True, True)
    (row,) = [json.loads(line) for line in sbp("versions", "--json")[1].splitlines()]
    assert row["version"] == built.id
    assert row["in_use"] is True
    assert row["is_demonstration"] is False
    assert (row["files"] - len(own_tables(built)), row["set_aside_since"]) == (2, 0)
    taken.set_aside([taken.held()[0].sha256], "wrong month", "analyst")
    (row,) = [json.loads(line) for line in sbp("versions", "--json")[1].splitlines()]
    assert (row["files"] - len(own_tables(built)), row["set_aside_since"]) == (2, 1)


def test_nothing_built(sbp):
    code, out, _ = sbp("versions")
    assert (code, "Nothing has been built yet" in out) == (0, True)
