"""What pages draw and offer to take along keeps the rules of colour, of words and of licences."""

from collections.abc import Iterator
from typing import Any

import pytest

from sbp import content
from sbp.charts import theme
from sbp.ui import cards, downloads

PALE = {"#28a197", "#f46a25", "#a285d1", "#6bace6"}  # under 4.5:1 on white: shapes only, never words
MOST_KINDS = 4
PLACES = [
    ("overview", {}), ("hotspots", {"ward": "E05013987"}), ("hotspots", {"by": "streets", "shown": "density"}),
    ("trends", {"with": "E05013987,E05013988"}), ("london", {}), ("residents", {}), ("impact_days", {"part": "plan"}),
    (content.load().strategies.leading.priorities[0].address, {}),
]  # fmt: skip


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


@pytest.fixture
def drawn(monkeypatch):
    """Whatever pages draw with their own pictures, with its description."""
    found = []
    own = cards.picture

    def picture(spec, alt):
        found.append((spec, alt))
        own(spec, alt)

    monkeypatch.setattr(cards, "picture", picture)
    return found


@pytest.fixture
def taken(monkeypatch):
    """Whatever pages offer to take along: name, words of it."""
    found = []
    monkeypatch.setattr(downloads, "offer", lambda name, text, picture=None, geojson=None: found.extend(
        [(f"{name}.csv", text)]
        + ([(f"{name}.png", picture.source)] if picture else [])
        + ([(f"{name}.geojson", geojson())] if geojson else [])
    ))  # fmt: skip
    monkeypatch.setattr(downloads, "pictures", lambda name, picture: found.append((f"{name}.png", picture.source)))
    return found


def test_what_is_taken_along_names_whose_it_is_as_the_licences_ask(visit, view, taken):
    owed = [each.attribution for each in view.snapshot.content.sources.values()]
    for page_id, address in PLACES:
        visit(page_id, **address)
    assert len(taken) > 12
    bare = {name for name, words in taken if not any(each in words.replace('""', '"') for each in owed)}
    assert bare == set()


def test_pictures_keep_to_the_palette_have_one_axis_and_say_what_they_show(visit, read, drawn):
    for page_id, address in PLACES:
        before = len(drawn)
        app = visit(page_id, **address)
        assert not app.error, page_id
        told = read(app)
        for spec, alt in drawn[before:]:
            assert faults(spec) == [], (page_id, alt)
            assert len(alt) > 40, page_id
            assert "<table" in told, page_id
        assert len(drawn) > before, page_id
    alts = [alt for _, alt in drawn]
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
