"""data/sources/<id>.yaml: whose data it is, under which licence, how often it comes and what would mislead."""

from pathlib import Path

from sbp.content.fields import Fields, read_yaml
from sbp.model import Source

# How many months lie between two deliveries; None where nothing is due by a day.
CADENCES: dict[str, int | None] = {"monthly": 1, "quarterly": 3, "yearly": 12, "at will": None, "once": None}


def read(folder: Path, faults: list[str]) -> dict[str, Source]:
    """Read every source of the folder by its id, which is the name of its file."""
    sources = {}
    for path in sorted(folder.glob("*.yaml")):
        values = read_yaml(path, faults)
        if values is not None:
            sources[path.stem] = _source(path.stem, Fields(values, f"sources/{path.name}", faults))
    if not sources:
        faults.append("sources/: holds no source")
    return sources


def _source(source_id: str, fields: Fields) -> Source:
    source = Source(
        id=source_id,
        title=fields.text("title"),
        publisher=fields.text("publisher"),
        page=fields.text("page"),
        licence=fields.text("licence"),
        attribution=fields.text("attribution"),
        status=fields.text("status"),
        cadence=fields.choice("cadence", tuple(CADENCES)),
        due_after_days=fields.whole("due_after_days"),
        geography=fields.text("geography"),
        formats=fields.texts("formats"),
        caveats=fields.texts("caveats"),
    )
    fields.raw("urls")  # what `fetch` downloads; it reads and checks these itself
    fields.close()
    return source
