"""What pages draw and offer to take along keeps the rules of colour, of words and of licences."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from sbp import content
from sbp.charts import sparkline, theme
from sbp.ui import cards, downloads, vega

PALE = {"#28a197", "#f46a25", "#a285d1", "#6bace6"}  # under 4.5:1 on white: shapes only, never words
MOST_KINDS = 4
PLACES = [
    ("overview", {}), ("hotspots", {"ward": "E05013987"}), ("hotspots", {"by": "streets", "shown": "density"}),
    ("trends", {"with": "E05013987,E05013988"}), ("london", {}), ("residents", {}), ("impact_days", {"part": "plan"}),
    (content.load().strategies.leading.priorities[0].address, {}),
]  # fmt: skip
MORE = [
    ("hotspots", {"by": "streets"}), ("trends", {"view": "wards"}), ("impact_days", {"part": "results"}),
    ("tasking_sheet", {}), ("ward", {}), ("delivery", {}),
]  # fmt: skip
OWN = ("delivery", "tasking-sheet")  # what the partnership wrote itself


def parts(spec: Any) -> Iterator[dict[str, Any]]:
    """Walk through every object of a specification, but not its data."""
    if isinstance(spec, dict):
        yield spec
        for key, value in spec.items():
            if key not in ("data", "datasets"):
                yield from parts(value)
    elif isinstance(spec, list):
        for each in spec:
            yield from parts(each)


def colours(part: Any) -> set[str]:
    """Return every colour that stands anywhere in a part."""
    texts = part.values() if isinstance(part, dict) else part if isinstance(part, list) else [part]
    found = set()
    for each in texts:
        if isinstance(each, dict | list):
            found |= colours(each)
        elif isinstance(each, str) and each.startswith("#"):
            found.add(each.lower())
    return found


def faults(spec: dict[str, Any]) -> list[str]:
    """Return what a specification does against the rules."""
    told = []
    for part in parts(spec):
        mark = part.get("mark")
        if (mark.get("type") if isinstance(mark, dict) else mark) == "text":
            inks = [mark, part.get("encoding", {}).get("color", {}), part.get("encoding", {}).get("fill", {})]
            told += [f"words in {each}" for each in colours(inks) & PALE]
        for key in ("labelColor", "titleColor"):
            if str(part.get(key, "")).lower() in PALE:
                told.append(f"{key} {part[key]}")
        if "layer" in part and part.get("resolve", {}).get("scale", {}).get("y") == "independent":
            told.append("two axes for one picture")
        scale = part.get("scale")
        if part.get("type") == "nominal" and isinstance(scale, dict) and isinstance(scale.get("range"), list):
            told += _of_kinds([str(each).lower() for each in scale["range"]])
    return told


def _of_kinds(used: list[str]) -> list[str]:
    kinds = [each.lower() for each in theme.LIGHT.kinds]
    if len(used) < 2 or not set(used) <= set(kinds):
        return []  # an order or a judgement, with shapes and words of its own
    if len(used) > MOST_KINDS or used != kinds[: len(used)]:
        return [f"colours of kinds out of order: {used}"]
    return []


@dataclass
class Seen:
    """One visit: the page, its words, what it draws with descriptions, and what it offers to take along."""

    page_id: str
    told: str = ""
    is_faulty: bool = False
    decks: int = 0
    drawn: list[tuple[dict[str, Any], str]] = field(default_factory=list)
    pictures: list[downloads.Picture] = field(default_factory=list)
    maps: list[Any] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)


_WALKED: list[Seen] = []


@pytest.fixture
def walked(visit, read, monkeypatch):
    """Every place, visited once for all tests of this file."""
    if not _WALKED:
        own = cards.picture

        def picture(spec, alt):
            seen.drawn.append((vega.read(spec) if isinstance(spec, str) else spec, alt))
            own(spec, alt)

        def pictures(name, taken, **_):
            seen.pictures.append(taken)
            seen.files[f"{name}.png"] = taken.source

        def offer(name, text, taken=None, geojson=None, **_):
            seen.files[f"{name}.csv"] = text() if callable(text) else text
            if taken:
                pictures(name, taken)
            if geojson:
                seen.maps.append(geojson)
                seen.files[f"{name}.geojson"] = geojson()

        monkeypatch.setattr(cards, "picture", picture)
        monkeypatch.setattr(downloads, "offer", offer)
        monkeypatch.setattr(downloads, "pictures", pictures)
        for page_id, address in [*PLACES, *MORE]:
            seen = Seen(page_id)
            app = visit(page_id, **address)
            seen.told, seen.is_faulty = read(app), bool(app.error)
            seen.decks = len(app.get("deck_gl_json_chart"))
            _WALKED.append(seen)
    return _WALKED


def test_what_is_taken_along_names_whose_it_is_as_the_licences_ask(walked, view):
    owed = [each.attribution for each in view.snapshot.content.sources.values()]
    taken = {name: words for seen in walked for name, words in seen.files.items() if not name.startswith(OWN)}
    assert len(taken) > 12
    bare = {name for name, words in taken.items() if not any(each in words.replace('""', '"') for each in owed)}
    assert bare == set()


def test_whatever_is_drawn_can_be_taken_along_as_a_picture_and_every_map_as_a_map(walked):
    """A strip without axes has its months, and their picture, on the page that it leads to."""
    for seen in walked:
        offered = [downloads.specification(each) for each in seen.pictures]
        lacking = [alt for spec, alt in seen.drawn if spec.get("height") != sparkline.HEIGHT and spec not in offered]
        assert lacking == [], seen.page_id
        assert len([each for each in seen.pictures if each.boundaries]) >= seen.decks
        assert all(each.version and each.shown and each.source for each in seen.pictures)
        maps = sum(bool(each.boundaries) for each in seen.pictures)
        assert len(seen.maps) >= maps or seen.page_id == "tasking_sheet"  # which makes its map by a button of its own


def test_pictures_keep_to_the_palette_have_one_axis_and_say_what_they_show(walked):
    for seen in walked[: len(PLACES)]:
        assert not seen.is_faulty, seen.page_id
        for spec, alt in seen.drawn:
            assert faults(spec) == [], (seen.page_id, alt)
            assert len(alt) > 40, seen.page_id
            assert "<table" in seen.told, seen.page_id
        assert seen.drawn, seen.page_id
    alts = [alt for seen in walked for _, alt in seen.drawn]
    assert len(set(alts)) > len(alts) / 2, "descriptions follow the selection"


@pytest.mark.parametrize(
    "spec",
    [
        {"mark": {"type": "text", "color": "#28A197"}},
        {"layer": [{"mark": "text", "encoding": {"color": {"value": "#f46a25"}}}]},
        {"layer": [], "resolve": {"scale": {"y": "independent"}}},
        {"encoding": {"color": {"type": "nominal", "scale": {"range": ["#28A197", "#12436D"]}}}},
    ],
)
def test_what_breaks_a_rule_is_found(spec):
    assert faults(spec)
