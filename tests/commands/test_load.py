"""`load` says what it took and what it left, and fails only where it took nothing."""

import json

from sbp.store import taken
from tests import made_up_files


def test_taken_held_and_left(sbp, downloads):
    (downloads / "page.csv").write_text("<html>")
    code, out, _ = sbp("load", downloads)
    assert code == 0
    assert "taken         borough.csv: Metropolitan Police" in out
    assert "left alone    page.csv: This is a web page" in out
    assert "2 taken, 0 already held, 1 left alone." in out
    code, out, _ = sbp("load", downloads)
    assert (code, "0 taken, 2 already held, 1 left alone." in out) == (0, True)


def test_many_files_of_a_format_are_counted_and_listed_for_programs(sbp, tmp_path):
    folder = tmp_path / "downloads"
    for number in range(6):
        made_up_files.survey(folder / f"survey {number}.csv", number)
    (folder / "page.csv").write_text("<html>")
    code, out, err = sbp("load", "--json", folder)
    records = [json.loads(line) for line in out.splitlines()]
    assert (code, len(records), "6 taken" in err) == (0, 7, True)
    assert records[0]["sha256"]
    assert records[0].items() > {"file": "survey 0.csv", "outcome": "taken", "format": "survey"}.items()
    assert records[6] == {"file": "page.csv", "outcome": "left alone", "reason": records[6]["reason"]}
    assert "already held  6 files: " in sbp("load", folder)[1]


def test_a_name_cannot_steer_the_terminal(sbp, tmp_path):
    path = tmp_path / "red\x1b[31m\nname.csv"
    path.write_text("<html>")
    out = sbp("load", path)[1]
    assert "\x1b" not in out
    assert out.count("\n") == 2


def test_nothing_taken(sbp, tmp_path):
    (tmp_path / "page.csv").write_text("<html>")
    assert sbp("load", tmp_path / "page.csv")[0] == 1
    assert sbp("load", tmp_path / "absent")[0] == 1


def test_no_path(sbp):
    code, out, err = sbp("load")
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_what_was_set_aside_before_is_said_with_who_and_why(sbp, downloads):
    sbp("load", "--by", "a@b.uk", downloads)
    first = taken.everything()[0]
    assert first.took.who == "analyst (a@b.uk)"
    taken.set_aside([first.file.sha256], "wrong month", "analyst (c@d.uk)")
    code, out, _ = sbp("load", downloads / "borough.csv")
    assert code == 0
    assert "by analyst (c@d.uk): wrong month. It stays so until it is brought back: python -m sbp files" in out
    assert "1 set aside before. 0 taken" in out
    told = json.loads(sbp("load", "--json", downloads / "borough.csv")[1])
    assert (told["file"], told["outcome"]) == ("borough.csv", "set aside")
