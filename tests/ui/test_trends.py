"""Months: one area with its range, several areas together or refused, every ward on one scale."""

import json
from dataclasses import replace
from html import escape

import pytest

from sbp.charts import compare, signal_words, words
from sbp.ui import answers, filters, trends, watch_answers


def _pictures(app) -> list:
    return [element.proto for element in app.get("vega_lite_chart")]


def _wards(view, vintage: str = "2022") -> list[str]:
    return [area.code for area in answers.all_areas(view) if area.vintage == vintage]


def _shown(app, view):
    return answers.series(view, app.selectbox(key="indicator").value, app.selectbox(key="area").value)


def test_a_trend_is_headed_by_its_finding(visit, view):
    app = visit("trends")
    assert app.header[0].value == words.headline(_shown(app, view))


def test_the_range_is_drawn_and_told_with_what_is_to_come(visit, view, read):
    app = visit("trends")
    points = watch_answers.expected(view, _shown(app, view))
    assert signal_words.alt(points) in _pictures(app)[0].alt
    told = read(app)
    for sentence in (signal_words.KEY, signal_words.NOT_WHY, "If nothing changes, likely:", "Seasonally adjusted."):
        assert escape(sentence) in told
    count = sum(point.is_signal for point in points)
    assert f"<summary>Signals: {count} month" in told


@pytest.mark.parametrize(("shown", "said"), [("rolling", "sum of the 12 months"), ("adjusted", "seasonally adjusted")])
def test_the_description_of_a_trend_follows_the_selection(visit, view, shown, said):
    app = visit("trends")
    before = _pictures(app)[0].alt
    ward = next(code for code in answers.held(view) if ("ward", "2022") in answers.held(view)[code])
    app.selectbox(key="indicator").set_value(ward).run()
    app.segmented_control(key="view").set_value(shown).run()
    after = _pictures(app)[0].alt
    assert after != before
    assert view.snapshot.content.indicators[ward].name in after
    assert said in after


def test_a_series_whose_season_is_not_known_shows_its_months_and_says_so(visit, monkeypatch):
    monkeypatch.setattr(watch_answers, "adjusted", lambda _, result: replace(result, points=()))
    app = visit("trends", view="adjusted")
    assert app.info[0].value == trends.NOT_ADJUSTED
    assert "each month" in _pictures(app)[0].alt


def test_table_and_file_hold_the_same_numbers_as_the_chart(visit, view, read):
    app = visit("trends")
    told, drawn = read(app), json.dumps(json.loads(_pictures(app)[0].spec))
    for point in _shown(app, view).points[-12:]:
        assert f'<th scope="row">{words.month_name(point.month)}</th>' in told
        assert f'<td class="n">{words.number(point.value)}</td>' in told
        assert f'"value": {point.value}' in drawn
    assert "Download" in {each.proto.popover.label for each in app.get("popover")}


def test_how_it_is_known_names_source_licence_and_what_would_mislead(visit, read, view):
    app = visit("trends")
    result, told = _shown(app, view), read(app)
    assert escape(result.source.title) in told
    assert escape(result.source.licence) in told
    assert all(escape(caveat) in told for caveat in result.caveats)


def test_an_area_without_figures_says_why_and_draws_nothing(visit, view, monkeypatch):
    result = answers.series(view, next(iter(answers.held(view))), view.snapshot.content.borough.code)
    empty = replace(result, points=(), rolling=(), reason="No data: the file for Jan 2026 has not been loaded")
    monkeypatch.setattr("sbp.ui.answers.series", lambda *_: empty)
    app = visit("trends")
    assert app.info[0].value == empty.reason
    assert not _pictures(app)


@pytest.mark.parametrize("shown", words.SHOWN)
def test_areas_in_the_address_are_compared_in_one_chart(visit, view, read, shown):
    one, two, three = _wards(view)[:3]
    app = visit("trends", **{"area": one, filters.COMPARED: f"{two},{three}", "view": shown})
    assert app.multiselect(key=filters.COMPARED).value == [two, three]
    results = [answers.series(view, app.selectbox(key="indicator").value, code) for code in (one, two, three)]
    assert app.header[0].value == compare.headline(results)
    assert len(_pictures(app)) == 1
    assert all(f'<th scope="row">{escape(each.area.name)}' in read(app) for each in results)


def test_wards_of_other_boundaries_are_not_offered_and_left_out_of_a_link_with_a_sentence(visit, view):
    one, two = _wards(view)[:2]
    former = _wards(view, "2002")[0]
    app = visit("trends", **{"area": one, filters.COMPARED: f"{former},{two}"})
    chosen = app.multiselect(key=filters.COMPARED)
    assert chosen.value == [two]
    names = {area.code: area.name for area in answers.all_areas(view)}
    assert set(chosen.options) == {"Bromley (whole borough)", *(names[each] for each in _wards(view) if each != one)}
    (told,) = app.warning
    assert told.value == f"{compare.LEFT_OUT} {names[former]} (wards of May 2002 to May 2022)."
    assert len(_pictures(app)) == 1


@pytest.mark.parametrize("vintage", ["2002", "2022"])
def test_beside_the_borough_the_wards_asked_for_say_which_boundaries_are_offered(visit, view, vintage):
    wards = _wards(view, vintage)
    app = visit("trends", **{filters.COMPARED: wards[3]})
    chosen = app.multiselect(key=filters.COMPARED)
    assert chosen.value == [wards[3]]
    assert len(chosen.options) == len(wards)
    assert not app.warning
    chosen.set_value([]).run()
    assert len(app.multiselect(key=filters.COMPARED).options) == len(_wards(view))


def test_every_ward_has_a_picture_and_the_chosen_one_is_marked(visit, view, read):
    ward = _wards(view)[4]
    app = visit("trends", area=ward, view=filters.WARDS_VIEW)
    told = read(app)
    assert told.count("data:image/svg+xml") == len(_wards(view))
    assert (
        f'<li aria-current="true"><a href="?indicator={app.selectbox(key="indicator").value}&amp;area={ward}"' in told
    )
    assert not app.multiselect


def test_a_measure_without_wards_does_not_offer_them(visit, view):
    held = answers.held(view)
    alone = next(each for each in held if ("ward", "2022") not in held[each])
    app = visit("trends", indicator=alone, view=filters.WARDS_VIEW)
    assert "is not available here" in app.warning[0].value
