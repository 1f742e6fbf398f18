"""`backup` writes one file and says how much is in it."""

import zipfile


def test_backup(sbp, built, tmp_path):
    code, out, _ = sbp("backup", tmp_path / "all.zip")
    assert code == 0
    assert "Wrote 5 parts" in out
    assert f"build/{built.id}.duckdb" in zipfile.ZipFile(tmp_path / "all.zip").namelist()


def test_nothing_to_back_up(sbp, tmp_path):
    code, out, err = sbp("backup", tmp_path / "all.zip")
    assert (code, out, err.count("\n")) == (1, "", 1)
