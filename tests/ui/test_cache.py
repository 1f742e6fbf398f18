"""What is kept: made once for a key, again for another version, day or ground."""

from dataclasses import replace
from datetime import date

from sbp.charts import theme
from sbp.ui import cache


def test_an_answer_is_made_once_and_the_same_object_comes_back(view):
    made = []

    def make():
        made.append(True)
        return object()

    first = cache.answer(view, "once", 1, make=make)
    assert cache.answer(view, "once", 1, make=make) is first
    assert len(made) == 1
    assert cache.answer(view, "once", 2, make=make) is not first


def test_another_day_or_version_is_another_answer(view):
    first = cache.answer(view, "day", make=object)
    assert cache.answer(replace(view, today=date(2030, 1, 1)), "day", make=object) is not first


def test_a_drawing_belongs_to_its_ground(view):
    light = cache.drawing(view, "picture", make=object)
    assert cache.drawing(view, "picture", make=object) is light
    assert cache.drawing(replace(view, colours=theme.DARK), "picture", make=object) is not light
