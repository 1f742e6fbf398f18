"""`versions` lists what is kept."""

import json


def test_versions(sbp, built):
    code, out, _ = sbp("versions")
    assert (code, built.id in out, "in use" in out) == (0, True, True)
    (row,) = [json.loads(line) for line in sbp("versions", "--json")[1].splitlines()]
    assert row["version"] == built.id
    assert row["in_use"] is True
    assert row["is_demonstration"] is False


def test_nothing_built(sbp):
    code, out, _ = sbp("versions")
    assert (code, "Nothing has been built yet" in out) == (0, True)
