"""Who is at the screen: by how the program was started, or by what a trusted proxy says; the browser tests sign in."""

from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st

from sbp.errors import SbpError
from sbp.ui import who

SECRET = "a made-up secret of many letters"


@pytest.mark.parametrize("audience", ["analyst", "board", "public"])
def test_the_way_of_starting_decides_the_role(audience: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SBP_AUDIENCE", audience)
    assert who.actor().role == audience


@pytest.fixture
def headers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The headers of a visit that came through the trusted proxy."""
    (tmp_path / "people.csv").write_text("name,role\na.person@example.gov.uk,analyst\n", encoding="utf-8")
    for name, value in (
        ("SBP_SIGN_IN", "proxy"),
        ("SBP_PROXY_SECRET", SECRET),
        ("SBP_PEOPLE", str(tmp_path / "people.csv")),
    ):
        monkeypatch.setenv(name, value)
    given = {"X-Forwarded-Email": "a.person@example.gov.uk", who.SECRET_HEADER: SECRET}
    monkeypatch.setattr(st, "context", SimpleNamespace(headers=given))
    monkeypatch.setattr(st, "session_state", {})
    return given


def test_the_proxy_names_the_person(headers: dict[str, str]) -> None:
    assert who.actor().require("write days") == "analyst (a.person@example.gov.uk)"


@pytest.mark.parametrize("name", ["X-Forwarded-Email", who.SECRET_HEADER])
def test_a_visit_that_did_not_come_through_the_proxy_is_nobodys(headers: dict[str, str], name: str) -> None:
    headers[name] = "forged" if name == who.SECRET_HEADER else ""
    with pytest.raises(who.NotSignedIn, match="have not come through"):
        who.actor()


def test_a_tab_left_open_too_long_is_nobodys(headers: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    who.actor()
    monkeypatch.setattr(who.time, "time", lambda: st.session_state["_seen_since"] + 11 * 3600)
    with pytest.raises(who.NotSignedIn, match="10 hours are up"):
        who.actor()


def test_a_secret_that_could_be_guessed_lets_nobody_in(
    headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SBP_PROXY_SECRET", "short")
    with pytest.raises(SbpError, match="has 5 characters"):
        who.actor()


def test_the_public_never_signs_in(headers: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    assert who.actor().label == "public"
