"""What people type: kept as it was typed, or refused with a sentence before anything is written."""

import unicodedata

from sbp.errors import UsageError

LONGEST_TEXT = 2000
_TURNED = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"}


def clean(name: str, text: str, longest: int = LONGEST_TEXT, required: bool = False) -> str:
    """Return a text as it is kept, with nothing but the space around it taken away.

    Raises:
        UsageError: it is empty where it may not be, too long, or holds characters that do not show.
    """
    stripped = text.strip()
    if required and not stripped:
        raise UsageError(f"The {name} is empty", try_this="a few words")
    if len(stripped) > longest:
        what = f"The {name} has {len(stripped):,} characters, and {longest:,} can be kept"
        raise UsageError(what, try_this="a shorter text")
    hidden = [sign for sign in stripped if (unicodedata.category(sign) == "Cc" and sign not in "\n\t\r")]
    if hidden or _TURNED & set(stripped):
        raise UsageError(f"The {name} holds characters that do not show", try_this="typing it instead of pasting")
    return stripped
