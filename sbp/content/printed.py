"""Numbers as documents print them ("£15.7 billion", "nearly 15%", "down 3%"), read as quantities."""

import re
from datetime import date

from sbp.evidence_model import Quantity

_SHARE = re.compile(r"(\d[\d,]*(?:\.\d+)?) ?(?:%|per cent)")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALES = {"million": 1e6, "billion": 1e9}
_ROUGH = re.compile(r"\b(around|about|approximately|nearly|just under|over|above|more than|in excess of)\b", re.I)
_FALL = re.compile(r"↓|\bdown\b|decrease|reduc|below|\bfell\b|^[-–−]", re.I)
_RISE = re.compile(r"↑|\bup\b|increas|rising|higher|^\+", re.I)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]* (\d{{4}}|\d{{2}})$", re.I)


def quantity(text: str, stated: float | None = None, is_change: bool = False) -> Quantity:
    """Read a number as printed.

    Args:
        text: the words and digits as printed; may be empty.
        stated: the number meant, where it is printed in words ("Fifty-five") or beside others ("0-14").
        is_change: whether it is a change, which is negative where the words say a fall.

    Returns:
        The quantity; its number is None where nothing is printed, or where a change does not say which way it goes.
    """
    is_rough = bool(_ROUGH.search(text))
    found = _SHARE.search(text) or _NUMBER.search(text)
    if stated is not None:
        return Quantity(text, stated * _sign(text, is_change), _step(f"{stated:g}", is_rough), is_rough)
    if not found:
        return Quantity(text, None)
    digits = (found[1] if found.re is _SHARE else found[0]).replace(",", "")
    scale = next((size for word, size in _SCALES.items() if word in text), 1.0)
    sign = _sign(text, is_change)
    number = sign * float(digits) * scale if sign else None
    return Quantity(text, number, _step(digits, is_rough) * scale, is_rough)


def _sign(text: str, is_change: bool) -> int:
    """Return 1 or -1, and 0 for a change that does not say which way it goes."""
    if not is_change:
        return 1
    return -1 if _FALL.search(text) else int(bool(_RISE.search(text)))


def _step(digits: str, is_rough: bool) -> float:
    """Return the size of the last digit; where the document calls the number rough, of the last that is not zero."""
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(10 ** -len(decimals))
    return float(10 ** (len(whole) - len(whole.rstrip("0")))) if is_rough else 1.0


def last_month(period: str) -> date | None:
    """Return the month that a printed period ends with ("Rolling Year Jan 22"), None where it names none."""
    found = _MONTH.search(period)
    if not found:
        return None
    year = int(found[2])
    return date(year if year > 99 else 2000 + year, _MONTHS.index(found[1].lower()) + 1, 1)
