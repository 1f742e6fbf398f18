"""Who gets which page: the table that was agreed, held against what is registered and against what opens."""

import pytest
from streamlit.runtime.pages_manager import PagesManager

from sbp import content
from sbp.ui import navigation, whose

EVERYBODY = {"analyst", "board", "public"}
PARTNERS = {"analyst", "board"}
AGREED = {
    "overview": EVERYBODY,
    "priorities": EVERYBODY,
    "hotspots": EVERYBODY,
    "trends": EVERYBODY,
    "ward": EVERYBODY,
    "impact_days": EVERYBODY,
    "more": EVERYBODY,
    "london": EVERYBODY,
    "residents": EVERYBODY,
    "delivery": EVERYBODY,
    "evidence": EVERYBODY,
    "data": EVERYBODY,
    "methods": EVERYBODY,
    "accessibility": EVERYBODY,
    "privacy": EVERYBODY,
    "tasking_sheet": PARTNERS,
    "meetings": PARTNERS,
    "meeting": PARTNERS,
    "packs": PARTNERS,
    "load_data": {"analyst"},
    "records": {"analyst"},
}
WRITING = ("text_input", "text_area", "date_input", "number_input", "file_uploader")


@pytest.fixture
def as_audience(visit, published_site, monkeypatch):
    def open_page(audience, page_id, **address):
        monkeypatch.setenv("SBP_AUDIENCE", audience)
        return visit(page_id, **address)

    return open_page


def test_the_table_names_every_page():
    assert {entry.id for entry in navigation.ENTRIES} == set(AGREED)


@pytest.mark.parametrize("audience", sorted(EVERYBODY))
def test_each_audience_has_the_pages_that_were_agreed_and_no_other(published_site, monkeypatch, audience):
    monkeypatch.setenv("SBP_DATA_DIR", str(published_site))
    monkeypatch.setenv("SBP_AUDIENCE", audience)
    priorities = {each.address for each in content.load().strategies.priorities}
    assert {entry.id for entry in navigation.entries()} - priorities == {
        page for page, roles in AGREED.items() if audience in roles
    }


@pytest.mark.parametrize(
    ("audience", "page_id"),
    [(audience, page) for page, roles in AGREED.items() for audience in sorted(EVERYBODY - roles)],
)
def test_a_page_of_others_is_not_there_at_its_address(as_audience, audience, page_id):
    app = as_audience(audience, page_id)
    assert [title.value for title in app.title] == ["Overview"]
    assert not app.error


@pytest.mark.parametrize("page_id", sorted(page for page, roles in AGREED.items() if "public" in roles))
def test_the_public_s_pages_open_whole_say_whose_figures_and_offer_nothing_to_write(as_audience, read, page_id):
    app = as_audience("public", page_id)
    assert whose.CAPTION in read(app)
    assert len(app.title) == 1
    assert not app.error
    assert not app.exception
    assert not [kind for kind in WRITING if app.get(kind)]
    links = {element.proto.page for element in app.get("page_link")}
    closed = {entry for entry, roles in AGREED.items() if "public" not in roles}
    assert not links & closed


def test_an_address_that_is_not_there_is_said_in_a_sentence(as_audience, monkeypatch):
    monkeypatch.setattr(PagesManager, "intended_page_name", property(lambda _: "load_data"))
    app = as_audience("public", "overview")
    assert app.warning[0].value.startswith("There is no page of the name “load\\_data” here.")
