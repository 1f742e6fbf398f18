"""Shapes turned from metres to degrees and back stay the same shapes."""

import numpy as np
import pytest

from sbp.answers import ground

RING = [[540_000.0, 165_000.0], [540_100.0, 165_000.0], [540_100.0, 165_100.0], [540_000.0, 165_000.0]]
SHAPES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "geometry": {"type": "MultiPolygon", "coordinates": [[RING], [RING]]},
            "properties": {"a": 1},
        }
    ],
}


def test_every_corner_is_turned_and_comes_back():
    turned = ground.to_degrees(SHAPES)
    geometry = turned["features"][0]["geometry"]
    assert turned["features"][0]["properties"] == {"a": 1}
    assert geometry["coordinates"][0][0][0] == pytest.approx([0.0117, 51.3666], abs=0.002)
    back = ground.to_metres({"one": geometry})["one"]
    assert back["type"] == "MultiPolygon"
    assert np.abs(np.array(back["coordinates"][1][0]) - RING).max() <= 0.2


def test_nothing_turns_into_nothing():
    assert ground.to_metres({}) == {}
    assert ground.to_degrees({"features": []}) == {"features": []}
