"""`publish` says what the attack found and what was published."""

from sbp.store import taken


def test_the_version_in_use_is_published_once_and_protected_counts_are_withheld(built, sbp):
    code, out, _ = sbp("publish")
    assert code == 0
    assert "No small count is known more narrowly" in out
    assert "Published version" in out
    taken.set_aside([taken.held()[0].sha256], "wrong month", "analyst")
    code, out, said = sbp("publish")
    assert (code, out[:11]) == (0, "Nothing new")
    assert said == f"warning: Version {built.id} is published as it is. Of its files, 1 was set aside since.\n"


def test_without_a_build_it_says_so(sbp):
    code, _, said = sbp("publish")
    assert code == 1
    assert "Nothing has been built yet" in said
