"""What must be said wherever outlines are drawn or handed over: whose they are, or that they are not the true ones."""

from sbp.answers import version
from sbp.content import Content
from sbp.store import queries
from sbp.store.queries import Connection

FORMAT = "boundaries"  # what a source of outlines supplies
SCHEMATIC = "Schematic: the outlines are not the true boundaries."


def owed(con: Connection, content: Content) -> str:
    """Return the words that the licences of the boundaries held ask for, and whether any outline is schematic."""
    read = {row.source_id for row in queries.source_states(con) if row.files_count}
    held = [each for each in content.sources.values() if each.id in read and FORMAT in each.formats]
    told = [f"Boundaries. {each}" for each in dict.fromkeys(each.attribution for each in held)]
    return " ".join([*told, *([SCHEMATIC] if version.facts(con).is_schematic else [])])
