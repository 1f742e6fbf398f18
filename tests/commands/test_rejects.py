"""`rejects` lists file, line, reason and value."""

import json


def test_rejects(sbp, built):
    code, out, err = sbp("rejects")
    assert code == 0
    assert "ward.csv" in out
    assert "E05999999" in out
    assert "1 rows were rejected." in err
    (row,) = [json.loads(line) for line in sbp("rejects", "--json")[1].splitlines()]
    assert (row["file"], row["line"], row["value"]) == ("ward.csv", 5, "E05999999")


def test_choosing(sbp, built):
    assert sbp("rejects", "--file", "borough")[1] == ""
    assert "first 0" in sbp("rejects", "--limit", "0")[2]
