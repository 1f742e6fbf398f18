"""Quoting: an item's own document wins over its file's, and a document that nobody knows is a fault."""

from sbp.content.fields import Fields
from sbp.content.quoting import Quoting

QUOTING = Quoting({"a": "First", "b": "Second"}).with_default("a")


def test_an_items_own_document_wins_over_its_files():
    faults = []
    entries = {"said": [{"text": "One", "section": "1"}, {"text": "Two", "section": "2", "document": "b"}]}
    items = QUOTING.items(Fields(entries, "x.yaml", faults), "said")
    assert [each.reference.document for each in items] == ["First", "Second"]
    assert not faults


def test_without_a_default_the_document_must_be_named():
    faults = []
    Quoting({"a": "First"}).reference(Fields({"section": "1"}, "x.yaml", faults))
    assert faults == ["x.yaml, document: is missing"]


def test_a_document_that_nobody_knows_is_a_fault():
    faults = []
    QUOTING.reference(Fields({"section": "1", "document": "c"}, "x.yaml", faults))
    assert faults == ["x.yaml, document: 'c' is not one of a, b"]
