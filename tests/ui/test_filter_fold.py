"""The button that folds filters: on every page that has filters, before them, and able to hide nothing by itself."""

from pathlib import Path

import pytest

from sbp.ui import filter_fold

FOLDER = Path(filter_fold.__file__).parent


@pytest.mark.parametrize(("page", "has_filters"), [("trends", True), ("delivery", True), ("methods", False)])
def test_it_stands_on_pages_with_filters_alone(visit, page, has_filters):
    app = visit(page)
    assert not app.exception
    assert any(each.proto.component_name == filter_fold.KEY for each in app.get("bidi_component")) is has_filters


def test_filters_are_hidden_only_where_the_script_says_so():
    rules = (FOLDER / "style.css").read_text(encoding="utf-8")
    hiding = [rule for rule in rules.split("}") if ".st-key-filters)" in rule and "display: none" in rule]
    assert hiding
    assert all('html[data-filters-folded="yes"]' in rule for rule in hiding)
    assert 'FOLDED = "filtersFolded"' in filter_fold._SCRIPT
