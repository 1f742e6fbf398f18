"""A deck is what pydeck would write: the same layers, accessors, view and ground."""

import json

import pydeck

from sbp.charts import deck

SQUARES = [{"at": [0.1, 51.4], "fill": [1, 2, 3], "size": 2}]


def test_a_deck_is_written_as_pydeck_writes_it_in_one_compact_line():
    own = deck.layer(
        "ScatterplotLayer", SQUARES, "squares", get_position=deck.of_each("at"), get_fill_color=[0, 0, 0, 255],
        get_radius=deck.of_each("size"), radius_units="pixels", line_width_min_pixels=1, pickable=True,
    )  # fmt: skip
    theirs = pydeck.Layer(
        "ScatterplotLayer", SQUARES, id="squares", get_position="at", get_fill_color=[0, 0, 0, 255],
        get_radius="size", radius_units=pydeck.types.String("pixels"), line_width_min_pixels=1, pickable=True,
    )  # fmt: skip
    seen = {"longitude": 0.1, "latitude": 51.4, "zoom": 9.5}
    for style, ground in (
        ("", {"map_provider": None}),
        (
            "https://tiles.example/style.json",
            {"map_provider": "carto", "map_style": "https://tiles.example/style.json"},
        ),
    ):
        text = deck.written([own], deck.Look(**seen), style)
        made = pydeck.Deck(layers=[theirs], initial_view_state=pydeck.ViewState(**seen), **ground)
        assert json.loads(text) == json.loads(made.to_json())
        assert "\n" not in text
        assert ", " not in text
