"""`load` says what it took and what it left, and fails only where it took nothing."""


def test_taken_held_and_left(sbp, downloads):
    (downloads / "page.csv").write_text("<html>")
    code, out, _ = sbp("load", downloads)
    assert code == 0
    assert "taken         borough.csv: Metropolitan Police" in out
    assert "left alone    page.csv: This is a web page" in out
    assert "2 taken, 0 already held, 1 left alone." in out
    code, out, _ = sbp("load", downloads)
    assert (code, "0 taken, 2 already held, 1 left alone." in out) == (0, True)


def test_nothing_taken(sbp, tmp_path):
    (tmp_path / "page.csv").write_text("<html>")
    assert sbp("load", tmp_path / "page.csv")[0] == 1
    assert sbp("load", tmp_path / "absent")[0] == 1


def test_no_path(sbp):
    code, out, err = sbp("load")
    assert (code, out, err.count("\n")) == (2, "", 1)
