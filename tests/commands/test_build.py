"""`build`: what it prints for people and for programs."""

import json

from sbp.store import versions


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_for_people(sbp, downloads):
    (downloads / "cut.csv").write_text((downloads / "ward.csv").read_text() + "THEFT,SHOP")
    sbp("load", downloads)
    code, out, _ = sbp("build")
    assert code == 0
    assert out.startswith(f"Built version {versions.current().id} from ")
    assert "files, 1 of which could not be read, in" in out
    assert sbp("build")[1] == f"Nothing new: version {versions.current().id} is in use.\n"


def test_one_object_for_each_file(sbp, downloads):
    sbp("load", downloads)
    for _ in range(2):
        code, out, err = sbp("build", "--json")
        ward = next(each for each in lines(out) if each["name"] == "ward.csv")
        assert code == 0
        assert ward["period"] == {"first": "2022-03", "last": "2024-08"}
        assert ward["rows_in"] == ward["loaded"] + ward["rejected"] + ward["out_of_area"] == 4
        assert ward["format"] == "met_counts"
        assert len(ward["sha256"]) == 64
        assert versions.current().id in err


def test_one_object_for_each_step(sbp, downloads):
    sbp("load", downloads)
    code, out, _ = sbp("build", "--progress")
    steps = lines(out)
    assert code == 0
    assert all(set(each) >= {"step", "done", "of"} for each in steps)
    assert steps[-1]["version"] == versions.current().id
    assert steps[-1]["done"] == steps[-1]["of"]


def test_nothing_readable(sbp, downloads):
    from sbp.store import taken

    sbp("load", downloads)
    for held in taken.held():
        held.path.write_text("<html>")
    code, out, err = sbp("build")
    assert (code, out) == (1, "")
    assert "None of the 2 files" in err
    assert err.count("\n") == 1
