"""What stands around the layers of every chart."""

import pytest

from sbp.charts import canvas, theme, words

POINT = {"data": {"values": [{"x": 1}]}, "mark": "point", "encoding": {"x": {"field": "x", "type": "quantitative"}}}


@pytest.mark.parametrize(("is_demonstration", "told"), [(True, {"text": words.DEMONSTRATION}), (False, None)])
def test_what_is_invented_says_so_over_the_chart(is_demonstration, told):
    made = canvas.spec([POINT], 100, theme.LIGHT, is_demonstration)
    assert made.get("title") == told
    assert (made["width"], made["height"], made["layer"]) == ("container", 100, [POINT])
    assert "padding" not in made


def test_sides_and_what_all_layers_share_are_as_asked():
    made = canvas.spec([POINT], 100, theme.DARK, False, (1, 2, 3, 4), projection=canvas.UPRIGHT)
    assert made["padding"] == {"left": 1, "right": 2, "top": 3, "bottom": 4}
    assert made["projection"] == {"type": "identity", "reflectY": True}
    assert made["config"] == theme.config(theme.DARK)
