"""`publish` says what the attack found and what was published."""


def test_the_version_in_use_is_published_once_and_protected_counts_are_withheld(built, sbp):
    code, out, _ = sbp("publish")
    assert code == 0
    assert "No small count is known more narrowly" in out
    assert "Published version" in out
    code, out, _ = sbp("publish")
    assert (code, out[:11]) == (0, "Nothing new")


def test_without_a_build_it_says_so(sbp):
    code, _, said = sbp("publish")
    assert code == 1
    assert "Nothing has been built yet" in said
