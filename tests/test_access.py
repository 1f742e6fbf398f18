"""Who may see and write what, against the table that was agreed."""

import pytest

from sbp import access, settings
from sbp.errors import SbpError

AGREED = {
    "analyst": {
        "see plans", "write days", "see meetings", "write decisions", "write progress", "see restricted",
        "make packs", "load data", "edit records",
    },
    "board": {"see plans", "see meetings", "write decisions", "make packs"},
    "public": set(),
}  # fmt: skip
DEEDS = sorted(AGREED["analyst"])


@pytest.mark.parametrize("role", settings.AUDIENCES)
@pytest.mark.parametrize("deed", DEEDS)
def test_each_audience_may_do_what_was_agreed_and_nothing_else(role: str, deed: str) -> None:
    actor = access.Actor(role)
    assert actor.may(deed) == (deed in AGREED[role])


def test_a_refusal_says_what_was_refused_and_whom_to_ask() -> None:
    with pytest.raises(SbpError, match="public view cannot write days"):
        access.Actor("public").require("write days")


def test_the_records_keep_the_role_and_the_name_that_sign_in_gave() -> None:
    assert access.Actor("board").require("write decisions") == "board"
    assert access.Actor("analyst", "a.person").require("write days") == "analyst (a.person)"


def test_without_sign_in_the_way_of_starting_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    assert access.of_audience().role == "analyst"
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    assert access.of_audience() == access.Actor("public")
