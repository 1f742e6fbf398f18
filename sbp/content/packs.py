"""data/packs/: what each pack is called and marked, and what it holds in which order."""

from pathlib import Path
from typing import get_args

from sbp import settings
from sbp.content.fields import Fields, read_yaml
from sbp.errors import ContentFaults
from sbp.pack_model import Pack, PackPart, PartKind

FOLDER = "packs"
MAKERS = tuple(each for each in settings.AUDIENCES if each != settings.PUBLIC)
OF_MEASURES = ("wards", "boroughs")


def load(indicators: set[str], meetings: set[str], folder: Path = settings.CONTENT_DIR) -> dict[str, Pack]:
    """Read every pack by its id, which is the name of its file, in their order.

    Args:
        indicators: the ids that parts may name.
        meetings: the ids of the meetings that a pack may be for.
        folder: the folder of the content files (`data/`).

    Raises:
        ContentFaults: with every fault found, each with its file and key.
    """
    faults: list[str] = []
    found = []
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        fields = Fields(read_yaml(path, faults), f"{FOLDER}/{path.name}", faults)
        order = fields.whole("order") or 0
        found.append((order, _pack(path.stem, fields, indicators, meetings)))
        fields.close()
    if not found:
        faults.append(f"{FOLDER}/: holds no pack")
    if faults:
        raise ContentFaults(faults)
    return {each.id: each for _, each in sorted(found, key=lambda pair: pair[0])}


def _pack(pack_id: str, fields: Fields, indicators: set[str], meetings: set[str]) -> Pack:
    pack = Pack(
        id=pack_id,
        name=fields.text("name"),
        about=fields.text("about"),
        marking=fields.text("marking"),
        audiences=fields.known("audiences", set(MAKERS)),
        meeting=fields.text("meeting", required=False),
        parts=tuple(_part(each, indicators) for each in fields.entries("parts")),
    )
    if pack.meeting and pack.meeting not in meetings:
        fields.fault("meeting", f"{pack.meeting!r} is not known")
    if not pack.audiences:
        fields.fault("audiences", "is missing")
    if not pack.parts:
        fields.fault("parts", "is missing")
    if not pack.meeting and any(part.kind == "agenda" for part in pack.parts):
        fields.fault("parts", "an agenda needs a meeting")
    return pack


def _part(fields: Fields, indicators: set[str]) -> PackPart:
    kind = fields.choice("kind", get_args(PartKind))
    part = PackPart(
        kind=kind,
        title=fields.text("title", required=False),
        indicators=fields.known("indicators", indicators),
        trends=fields.whole("trends") or 0,
        months=fields.whole("months") or 0,
    )
    if bool(part.indicators) != (kind in OF_MEASURES):
        fields.fault("indicators", f"belong to {' and '.join(OF_MEASURES)}, which need them")
    fields.close()
    return part
