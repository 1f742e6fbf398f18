"""`restore` puts a backup back, or says in one sentence why not."""

from sbp.store import versions


def test_restore(sbp, built, tmp_path, monkeypatch):
    sbp("backup", tmp_path / "all.zip")
    monkeypatch.setenv("SBP_DATA_DIR", str(tmp_path / "elsewhere"))
    code, out, _ = sbp("restore", tmp_path / "all.zip")
    assert (code, "Restored 5 parts" in out) == (0, True)
    assert versions.current().id == built.id
    assert "Nothing new" in sbp("build")[1]


def test_no_backup(sbp, tmp_path):
    code, out, err = sbp("restore", tmp_path / "absent.zip")
    assert (code, out, err.count("\n")) == (1, "", 1)
