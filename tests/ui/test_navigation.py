"""The pages of the navigation: flat, few, and each with its file."""

import ast
from pathlib import Path

import pytest

from sbp.ui import navigation


def test_there_are_at_most_seven_entries_and_one_comes_first():
    assert sum(not entry.is_hidden for entry in navigation.ENTRIES) <= 7
    assert [entry.is_default for entry in navigation.ENTRIES].count(True) == 1


@pytest.mark.parametrize("entry", navigation.ENTRIES, ids=lambda entry: entry.id)
def test_every_entry_has_its_file_that_opens_a_page_of_its_id(entry):
    tree = ast.parse(Path(entry.file).read_text(encoding="utf-8"))
    opened = [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "page"
    ]
    assert opened == [entry.id]


def test_every_page_file_is_an_entry():
    files = {path.stem for path in Path(navigation.ENTRIES[0].file).parent.glob("*.py")}
    assert files == {entry.id for entry in navigation.ENTRIES} | {"priority"}


def test_each_priority_of_each_strategy_has_an_address_and_shares_one_file(view):
    content = view.snapshot.content
    added = navigation.of_content(content)
    assert [entry.id for entry in added] == [each.address for each in content.strategies.priorities]
    assert {Path(entry.file).name for entry in added} == {"priority.py"}
    assert not {entry.id for entry in added} & {entry.id for entry in navigation.ENTRIES}
    assert navigation.entry(added[0].id) == added[0]


def test_without_data_there_are_the_pages_of_the_code():
    assert navigation.entries() == navigation.ENTRIES


def test_an_unknown_page_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        navigation.entry("nowhere")


@pytest.mark.parametrize(("audience", "has_sheets"), [("analyst", True), ("board", True), ("public", False)])
def test_a_page_that_is_not_for_an_audience_is_not_there_for_it(monkeypatch, audience, has_sheets):
    monkeypatch.setenv("SBP_AUDIENCE", audience)
    assert navigation.is_open("tasking_sheet") is has_sheets
    assert navigation.is_missing("tasking_sheet") is not has_sheets
    assert navigation.is_open("trends")
    assert not navigation.is_missing("")


def test_every_run_has_pages_of_its_own_because_a_run_is_noted_on_its_page():
    entry = navigation.Entry("nobodys", "Nobody's")
    assert entry.target is not entry.target
