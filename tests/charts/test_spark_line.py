"""A spark line: zero at its foot, a gap for a missing month, nothing where there is nothing to draw."""

import base64
import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from sbp import months
from sbp.charts import spark_line, theme
from sbp.model import Point


def _drawn(result, values):
    first = date(2025, 1, 1)
    points = tuple(Point(months.add(first, place), value) for place, value in enumerate(values))
    return spark_line.svg(replace(result, points=points))


def test_the_highest_is_at_the_top_and_zero_at_the_foot(result):
    assert re.findall(r'd="(.*?)"', _drawn(result, [0.0, 10.0])) == ["M3.0 23.0 L107.0 3.0"]


def test_a_missing_month_stays_a_gap(result):
    assert _drawn(result, [1.0, 2.0, None, 3.0, 4.0]).count("M") == 2


def test_nothing_is_drawn_of_less_than_two_months(result):
    assert _drawn(result, [None, 5.0]) == ""
    assert spark_line.image(replace(result, points=())) == ""


def test_all_zeros_are_a_line_at_the_foot(result):
    assert "M3.0 23.0 L107.0 23.0" in _drawn(result, [0.0, 0.0])


def test_the_image_holds_a_drawing_in_the_colour_of_its_ground(result):
    image = spark_line.image(result, theme.DARK)
    drawn = base64.b64decode(re.findall(r"base64,([^\"]+)", image)[0]).decode()
    assert theme.DARK.line in drawn
    assert ElementTree.fromstring(drawn).tag.endswith("svg")
    assert 'alt=""' in image
