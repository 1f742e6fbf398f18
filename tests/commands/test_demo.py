"""`demo` writes files into a folder of its own."""


def test_demo(sbp, tmp_path):
    folder = tmp_path / "demo"
    code, out, _ = sbp("demo", folder)
    assert code == 0
    assert "not real" in out
    assert (folder / "demonstration.json").exists()
    code, out, _ = sbp("load", folder)
    assert code == 1
    assert "demonstration" in out


def test_a_folder_with_other_files_is_refused(sbp, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    code, _, err = sbp("demo", tmp_path)
    assert (code, "other files" in err) == (1, True)
    assert sbp("demo", tmp_path / "mine.txt")[0] == 1
    assert sbp("demo", "--seed", "x")[0] == 2
