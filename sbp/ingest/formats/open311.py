"""Reports of residents from the council's FixMyStreet by Open311 (GeoReport v2): XML or JSON.

Names, titles and descriptions of the answer are never taken out of it.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import ParseError
from zoneinfo import ZoneInfo

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from sbp.errors import SbpError
from sbp.ingest import dated, street
from sbp.ingest.context import Context
from sbp.ingest.formats.fix_my_street import DATASET, SOURCE, categories
from sbp.ingest.opened import Opened
from sbp.ingest.reading import Reading
from sbp.model import Reject

ID = "open311"
TITLE = "Reports of residents by Open311 (XML or JSON)"
STAGE = "records"
KEEP = True

MOMENTS = ("requested_datetime", "updated_datetime")
FIELDS = ("service_request_id", "service_name", "service_code", "status", *MOMENTS, "lat", "long")
LOCAL_TIME = ZoneInfo("Europe/London")


def recognises(opened: Opened) -> bool:
    """Tell from the first keys or elements whether this is a list of Open311 requests."""
    start = opened.head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    return start in (b"<", b"[", b"{") and "service_request_id" in opened.text_head()


def read(opened: Opened, context: Context) -> Reading:
    """Read one answer; requests are counted by their place in it.

    Raises:
        SbpError: the answer is damaged, cut short, or XML that tries to pull in other files.
    """
    street.need_places(context.places, opened.name)
    meanings, gathered = categories(context), dated.Gathered()
    for place, values in enumerate(_requests(opened), start=1):
        _gather(gathered, place, values, meanings)
    return dated.reading(gathered, context, ID, SOURCE, DATASET)


def _requests(opened: Opened) -> Iterator[dict[str, str]]:
    """Yield the wanted fields of every request, as text."""
    with opened.open_text() as stream:
        text = stream.read()
    try:
        if text.lstrip().startswith("<"):
            for request in fromstring(text.encode()).iter("request"):
                yield {name: (request.findtext(name) or "").strip() for name in FIELDS}
        else:
            for request in _found(json.loads(text)):
                yield {name: str(request.get(name) or "").strip() for name in FIELDS}
    except DefusedXmlException:
        what = "The answer defines words of its own, as no server does and an attack would"
        raise SbpError(what, opened.name, "delete it") from None
    except (ParseError, ValueError, RecursionError):
        raise SbpError("The answer is damaged or cut short", opened.name, "download it again") from None


def _found(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every request in a JSON answer, however deep: servers wrap the list in different ways."""
    if isinstance(node, dict) and "service_request_id" in node:
        yield node
    elif isinstance(node, dict | list):
        for part in node.values() if isinstance(node, dict) else node:
            yield from _found(part)


def _gather(gathered: dated.Gathered, place: int, values: dict[str, str], meanings: dict[str, str]) -> None:
    fault = _fault(values)
    label = values["service_name"] or values["service_code"]
    category = meanings.get(label.lower())
    if fault:
        column, reason, value = fault
        reject = Reject(place, reason, column, dated.shown(value))
        gathered.reject_labelled(reject, label, category, dated.day(values["requested_datetime"]))
        return
    asked = _local(values["requested_datetime"])
    moments = [_local(values[name]) for name in MOMENTS if values[name]]
    gathered.saw(asked.date(), label, max(moments).isoformat())
    if category is None:
        gathered.not_followed += 1
        return
    point = dated.number(values["long"]), dated.number(values["lat"])
    gathered.rows.append(dated.DatedRow(values["service_request_id"], asked.date(), category, values["status"], *point))


def _fault(values: dict[str, str]) -> tuple[str, str, str] | None:
    """Return the field, the reason and the value of the first thing wrong with a request, or None."""
    if not values["service_request_id"].isdigit():
        return "service_request_id", "the request has no number", values["service_request_id"]
    for name in MOMENTS:
        try:
            _local(values[name] or values["requested_datetime"])
        except ValueError:
            return name, "The moment is not a date and time", values[name]
    if not street.is_place(dated.number(values["long"]), dated.number(values["lat"])):
        point = f"{values['long']}, {values['lat']}"
        return "long, lat", "Longitude and latitude are not a place in the country", point
    return None


def _local(text: str) -> datetime:
    """Return a moment in London's local time, as the dashboard export writes it: no offset."""
    moment = datetime.fromisoformat(text)
    return moment.astimezone(LOCAL_TIME).replace(tzinfo=None) if moment.tzinfo else moment
