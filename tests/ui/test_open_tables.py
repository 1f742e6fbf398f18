"""What the public may take along as a whole has a link each, and what is kept back is named with the reasons."""

import re
from html import escape

import pytest

from sbp.answers import package as tables
from sbp.content import publishing
from sbp.ui import open_tables, snapshots


@pytest.fixture
def data_page(visit, read, published_site, monkeypatch):
    """The words of the public's Data page."""
    monkeypatch.setenv("SBP_DATA_DIR", str(published_site))
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    app = visit("data")
    assert not app.exception
    return read(app)


def test_each_table_that_is_served_has_its_link(data_page):
    shown = snapshots.current()
    linked = re.findall(r'href="published/([^"]+)"', data_page)
    assert linked[-1] == "datapackage.json"
    assert sorted(linked[:-1]) == sorted(tables.names(shown.con, shown.content))


def test_what_is_kept_back_is_named_with_every_reason(data_page):
    content = snapshots.current().content
    rule = publishing.load(content)
    for each in content.indicators.values():
        if each.sensitivity != "open":
            assert escape(each.name) in data_page
    assert all(escape(told) in data_page for told in (*rule.reasons, rule.shield.caveat))


def test_others_are_offered_no_tables_that_they_cannot_have(visit, read):
    told = read(visit("data"))
    assert open_tables.KEPT_BACK[1] not in told
    assert "published/" not in told
