"""`check` passes a sound version and fails one that was changed."""

import json


def test_sound(sbp, built):
    code, out, _ = sbp("check")
    assert code == 0
    assert out.endswith(f"Version {built.id} is sound.\n")
    assert all(json.loads(line)["passed"] for line in sbp("check", "--json")[1].splitlines())


def test_changed(sbp, built):
    with built.path.open("ab") as stream:
        stream.write(b"x")
    code, _, err = sbp("check")
    assert code == 1
    assert "not the one that was built" in err


def test_nothing_built(sbp):
    code, _, err = sbp("check")
    assert (code, "Nothing has been built yet" in err) == (1, True)
