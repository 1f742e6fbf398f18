"""Layers of deck.gl as plain dictionaries, and a finished deck as compact JSON: pydeck takes ten times as long."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

# Without a provider pydeck names no style, but leaves this for whoever embeds the deck; Streamlit's page ignores it.
_NO_STYLE = "__MAP_STYLE__"
_PROVIDER = "carto"


class Look(NamedTuple):
    """Where a map looks: the middle in degrees, and deck.gl's zoom."""

    longitude: float
    latitude: float
    zoom: float


def layer(kind: str, data: Any, name: str, **settings: Any) -> dict[str, Any]:
    """Return a layer.

    Args:
        kind: deck.gl's name of it.
        data: what it draws.
        name: its id.
        settings: deck.gl's own, in our spelling (`get_fill_color`).
    """
    return {"@@type": kind, "id": name, "data": data} | {_camel(key): value for key, value in settings.items()}


def of_each(path: str) -> str:
    """Return a setting that each drawn thing has for itself: the path to it in the layer's data."""
    return f"@@={path}"


def written(
    layers: Sequence[dict[str, Any]], look: Look, style: str = "", ready: Mapping[str, str] | None = None
) -> str:
    """Return the finished deck as compact JSON.

    Args:
        layers: from the lowest to the highest.
        look: where the map looks.
        style: the address of somebody else's ground, "" for none.
        ready: for a text that stands in the layers once, the JSON to put in its place.
    """
    ground = {"mapProvider": _PROVIDER, "mapStyle": style} if style else {"mapStyle": _NO_STYLE}
    views = [{"@@type": "MapView", "controller": True}]
    text = compact({"initialViewState": look._asdict(), "layers": layers, "views": views} | ground)
    for marker, part in (ready or {}).items():
        text = text.replace(compact(marker), part, 1)
    return text


def compact(value: Any) -> str:
    """Write a value as JSON without a space in it."""
    return json.dumps(value, separators=(",", ":"))


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(each.title() for each in others)
