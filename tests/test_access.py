"""Who may see and write what, against the table that was agreed."""

from pathlib import Path

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


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "people.csv"
    path.write_text("name,role\nAn.Analyst@example.gov.uk,analyst\na.member@example.gov.uk,board\n", encoding="utf-8")
    monkeypatch.setenv("SBP_PEOPLE", str(path))
    return path


def test_the_list_gives_the_role_whatever_the_case_of_the_name(people: Path) -> None:
    assert access.signed_in("an.analyst@EXAMPLE.gov.uk").role == "analyst"
    assert access.signed_in("a.member@example.gov.uk").role == "board"


def test_an_analyst_at_the_boards_instance_does_what_the_board_may(
    people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SBP_AUDIENCE", "board")
    assert access.signed_in("an.analyst@example.gov.uk").role == "board"


def test_whoever_is_not_on_the_list_is_refused_by_name(people: Path) -> None:
    with pytest.raises(SbpError, match=r"a\.stranger@example\.org is signed in, and is not on the list"):
        access.signed_in("a.stranger@example.org")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "other columns"),
        ("email,role\n", "other columns"),
        ("name,role\na.person@example.gov.uk,chief\n", "line 2"),
        ("name,role\na.person@example.gov.uk,analyst\n ,board\n", "line 3"),
        ("name,role\na.person@example.gov.uk,public\n", "analyst or board"),
    ],
)
def test_a_list_with_a_fault_lets_nobody_in(people: Path, text: str, said: str) -> None:
    people.write_text(text, encoding="utf-8")
    with pytest.raises(SbpError, match=said):
        access.signed_in("a.person@example.gov.uk")


def test_without_a_list_nobody_is_let_in(people: Path) -> None:
    people.unlink()
    with pytest.raises(SbpError, match="cannot be read"):
        access.signed_in("an.analyst@example.gov.uk")
