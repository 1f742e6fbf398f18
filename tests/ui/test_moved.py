"""Why a measure moved stands under its trend: said, drawn, listed, and kept in the address."""

from sbp.charts import change_words
from sbp.ui import answers, moved, watch_answers


def _borough(view, indicator):
    return answers.series(view, indicator, view.snapshot.content.borough.code)


def test_the_change_is_told_by_category_and_by_ward(visit, view, read):
    app = visit("trends", indicator="all_crime", parts="ward")
    result = _borough(view, "all_crime")
    told = read(app)
    assert moved.TITLE in told
    found = {kind: watch_answers.parts(view, result, kind) for kind in moved.KINDS}
    for each in found.values():
        assert change_words.headline(each) in told
        assert sum(part.change for part in each.parts) == result.change.latest - result.change.previous
    assert change_words.alt(found["ward"], result) in {each.proto.alt for each in app.get("vega_lite_chart")}
    assert app.segmented_control(key=moved.PARTS).value == "ward"


def test_a_ward_is_taken_apart_by_category_alone(visit, view):
    ward = next(each.code for each in answers.all_areas(view) if each.vintage == "2022")
    app = visit("trends", indicator="all_crime", area=ward)
    assert moved.TITLE in {each.value for each in app.header}
    assert moved.PARTS not in {each.key for each in app.get("segmented_control")}
