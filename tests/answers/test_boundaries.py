"""What must be said of outlines follows what is held: the licence's words, or that they are not the true ones."""

from dataclasses import replace

from sbp.answers import boundaries
from sbp.store import queries
from sbp.store.queries import SourceRow


def test_a_version_without_boundaries_says_that_its_outlines_are_schematic(con, words, monkeypatch):
    monkeypatch.setattr(queries, "source_states", lambda con: [])
    facts = boundaries.version.facts(con)
    monkeypatch.setattr(boundaries.version, "facts", lambda con: type(facts)(facts.id, True, True, None))
    assert boundaries.owed(con, words) == boundaries.SCHEMATIC


def test_boundaries_that_were_loaded_are_acknowledged_as_their_licence_asks(con, words, monkeypatch):
    own = replace(next(iter(words.sources.values())), formats=(boundaries.FORMAT,), attribution="Contains OS data.")
    words = replace(words, sources={own.id: own})
    monkeypatch.setattr(queries, "source_states", lambda con: [SourceRow(own.id, 1, None, None, None)])
    facts = boundaries.version.facts(con)
    monkeypatch.setattr(boundaries.version, "facts", lambda con: type(facts)(facts.id, False, False, None))
    assert boundaries.owed(con, words) == "Boundaries. Contains OS data."
