"""Finding what somebody asked for by its id; a wrong one is answered with the nearest."""

import difflib
from collections.abc import Mapping
from typing import TypeVar

from sbp.errors import UsageError

Kept = TypeVar("Kept")
NEAREST = 3


def find(kind: str, wanted: str, known: Mapping[str, Kept], names: Mapping[str, str]) -> Kept:
    """Return the thing with an id.

    Args:
        kind: what is looked for, as people call it ("indicator").
        wanted: the id asked for.
        known: everything there is, by id.
        names: the name of each id, searched as well for near matches.

    Raises:
        UsageError: no such id; the nearest ids are named.
    """
    if wanted in known:
        return known[wanted]
    folded = {name.casefold(): each for each, name in names.items()} | {each.casefold(): each for each in known}
    near = difflib.get_close_matches(wanted.casefold(), list(folded), n=NEAREST, cutoff=0.4)
    ids = list(dict.fromkeys(folded[each] for each in near)) or list(known)[:NEAREST]
    shown = ", ".join(f"{each} ({names[each]})" if names.get(each) else each for each in ids)
    raise UsageError(f"There is no {kind} {wanted!r}", "", f"{shown}" if shown else "loading data first")
