"""data/harm/*.yaml: how much one offence of each category weighs against another, and whose weights these are."""

from pathlib import Path

from sbp import settings
from sbp.content.fields import Fields, read_yaml
from sbp.errors import ContentFaults
from sbp.profiles import HarmWeights

FOLDER = "harm"
KINDS = ("official", "local")


def load(categories: set[str], folder: Path = settings.CONTENT_DIR) -> HarmWeights | None:
    """Read the set of weights that pages use, the first by the name of its file; None where no file is held.

    Args:
        categories: the ids that a weight may name.
        folder: the folder of the content files (`data/`).

    Raises:
        ContentFaults: with every fault found, each with its file and key.
    """
    paths = sorted((folder / FOLDER).glob("*.yaml"))
    faults: list[str] = []
    found = [_weights(path, categories, faults) for path in paths]
    if faults:
        raise ContentFaults(faults)
    return found[0] if found else None


def _weights(path: Path, categories: set[str], faults: list[str]) -> HarmWeights:
    fields = Fields(read_yaml(path, faults), f"{FOLDER}/{path.name}", faults)
    weights = {}
    for category, text in fields.pairs("weights").items():
        if category not in categories:
            fields.fault("weights", f"{category!r} is not a category")
        try:
            weights[category] = float(text)
        except ValueError:
            weights[category] = -1.0
        if not 0 <= weights[category] < float("inf"):
            fields.fault("weights", f"{category}: {text!r} is not a number from 0")
    if not weights:
        fields.fault("weights", "is missing")
    read = HarmWeights(
        name=fields.text("name"),
        kind=fields.choice("kind", KINDS),
        source=fields.text("source"),
        reference=fields.text("reference"),
        without=fields.text("without"),
        weights=weights,
    )
    fields.close()
    return read
