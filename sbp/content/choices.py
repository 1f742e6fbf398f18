"""data/methods/choices.yaml: the reasonable ways of finding hot places, each with its reason."""

from pathlib import Path

from sbp import settings
from sbp.content.fields import Fields, read_list
from sbp.errors import ContentFaults
from sbp.standing import Choice

WARD_RULES = frozenset(
    {"count", "per_resident", "per_area", "smoothed", "smoothed_per_area", "gi_smoothed", "gi_per_area"}
)
KERNEL = "kernel_"  # a rule of wards: followed by the bandwidth in metres
WORDS = "ward_rules"
KNOWN = (
    "ward_hot", "ward_months", "ward_memory", "ward_ends", WORDS, "cell_hot", "cell_months", "cell_memory",
    "cell_squares", "cell_gi_squares", "cell_offsets", "cell_kernels",
)  # fmt: skip


def load(folder: Path = settings.CONTENT_DIR) -> dict[str, Choice]:
    """Read every choice by its id.

    Args:
        folder: the folder of the content files (`data/`).

    Raises:
        ContentFaults: with every fault found.
    """
    faults: list[str] = []
    path = folder / "methods" / "choices.yaml"
    found = {each.id: each for each in (_choice(entry) for entry in read_list(path, faults))}
    faults += [f"{path.name}: {missing} is missing" for missing in KNOWN if missing not in found]
    if faults:
        raise ContentFaults(faults)
    return found


def _choice(entry: Fields) -> Choice:
    choice = Choice(entry.choice("id", KNOWN), entry.text("name"), entry.texts("values"), entry.text("why"))
    if not choice.values:
        entry.fault("values", "is missing")
    for value in choice.values:
        is_rule = value in WARD_RULES or (value.removeprefix(KERNEL).isdigit() and value.startswith(KERNEL))
        if not (is_rule if choice.id == WORDS else value.isdigit()):
            entry.fault("values", f"{value!r} is not known")
    entry.close()
    return choice
