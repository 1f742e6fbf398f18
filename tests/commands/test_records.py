"""`records`: out to a CSV and back, and a check that notices a change."""

import sqlite3
from contextlib import closing

from sbp.store import records


def test_out_and_back(sbp, tmp_path, monkeypatch):
    records.add(records.place(False), "impact_day", "2026-03-04", {"notes": 'a\r\nb, "c"'}, "analyst")
    before = records.entries(records.place(False))
    code, out, _ = sbp("records", "export", tmp_path / "records.csv")
    assert (code, "Wrote 1 entries" in out) == (0, True)
    monkeypatch.setenv("SBP_DATA_DIR", str(tmp_path / "elsewhere"))
    code, out, _ = sbp("records", "restore", tmp_path / "records.csv")
    assert (code, "Brought back 1 entries" in out) == (0, True)
    assert records.entries(records.place(False)) == before
    assert sbp("records", "check")[0] == 0


def test_a_change_behind_its_back_is_noticed(sbp):
    records.add(records.place(False), "impact_day", "a", {}, "analyst")
    with closing(sqlite3.connect(records.place(False))) as con:
        con.execute("DROP TRIGGER entries_stand")
        con.execute("UPDATE entry SET who = 'board'")
        con.commit()
    code, out, _ = sbp("records", "check")
    assert code == 1
    assert "not as it was written" in out


def test_wrong_use(sbp, tmp_path):
    assert sbp("records", "export")[0] == 2
    assert sbp("records", "restore", tmp_path / "missing.csv")[0] == 1
    assert sbp("records", "burn")[0] == 2
