"""Layers of deck.gl as plain dictionaries, and a finished deck as compact JSON: pydeck takes ten times as long."""

import json
from collections.abc import Sequence
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


def written(layers: Sequence[dict[str, Any]], look: Look, style: str = "") -> str:
    """Return the finished deck as compact JSON; `style` is the address of somebody else's ground, "" for none."""
    ground = {"mapProvider": _PROVIDER, "mapStyle": style} if style else {"mapStyle": _NO_STYLE}
    views = [{"@@type": "MapView", "controller": True}]
    return compact({"initialViewState": look._asdict(), "layers": layers, "views": views} | ground)


def compact(value: Any) -> str:
    """Write a value as JSON without a space in it."""
    return json.dumps(value, separators=(",", ":"))


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(each.title() for each in others)
