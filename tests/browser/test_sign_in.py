"""Signing in through an identity provider, in a real browser: who comes in, as what, and for how long."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import oidc_provider, served

PEOPLE = "name,role\nan.analyst@example.gov.uk,analyst\na.member@example.gov.uk,board\n"


@pytest.fixture(scope="module")
def provider() -> Iterator[oidc_provider.Provider]:
    with oidc_provider.running() as running:
        yield running


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "people.csv"
    path.write_text(PEOPLE)
    return path


@pytest.fixture(scope="module")
def private(demonstration: Path, provider: oidc_provider.Provider, people: Path) -> Iterator[str]:
    """The address of a server where people sign in."""
    secrets, port = people.with_name("secrets.toml"), served.free_port()
    secrets.write_text(provider.secrets(f"http://127.0.0.1:{port}"))
    named = {"SBP_SIGN_IN": "oidc", "SBP_PEOPLE": str(people), "STREAMLIT_SECRETS_FILES": str(secrets)}
    with served.serving(demonstration, port, **named) as address:
        yield address


def _sign_in(visitor, private: str):
    visit = visitor(private).open("impact_days")
    assert visit.page.locator("h1").inner_text() == "Sign in"
    assert visit.page.get_by_text("Please sign in").is_visible()
    return _press(visit, private)


def _press(visit, private: str):
    """Press the button, and come back from the identity provider to the first page."""
    with visit.page.expect_navigation(url=f"{private}/"):
        visit.page.get_by_role("button", name="Sign in with your organisation's account").click()
    return visit.settle()


def test_an_analyst_on_the_list_comes_in_and_is_out_again_once_taken_off(visitor, private, provider, people):
    provider.email = "An.Analyst@example.gov.uk"
    visit = _sign_in(visitor, private)
    assert visit.page.locator("h1").inner_text() == "Overview"
    people.write_text(PEOPLE.replace("an.analyst", "another"))
    visit.open("trends")
    assert visit.page.get_by_text("is not on the list of people who may use this dashboard").is_visible()
    people.write_text(PEOPLE)
    assert visit.open("trends").page.locator("h1").inner_text() == "Trends"


def test_a_stranger_with_an_account_stays_outside(visitor, private, provider):
    provider.email = "a.stranger@example.org"
    visit = _sign_in(visitor, private)
    assert visit.page.get_by_text("a.stranger@example.org is signed in, and is not on the list").is_visible()
    assert visit.page.get_by_role("button", name="Sign out").is_visible()


def test_after_the_hours_are_up_one_signs_in_again(visitor, private, provider):
    provider.email, provider.hours_ago = "a.member@example.gov.uk", 11.0
    visit = _sign_in(visitor, private)
    assert visit.page.get_by_text("Your 10 hours are up").is_visible()
    provider.hours_ago = 0.0
    assert _press(visit, private).page.locator("h1").inner_text() == "Overview"
