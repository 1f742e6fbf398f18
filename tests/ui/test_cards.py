"""Cards: finding, picture with a description that follows the selection, the same numbers as a table and a file."""

import json

from sbp.charts import words
from sbp.ui import answers


def _pictures(app) -> list:
    return [element.proto for element in app.get("vega_lite_chart")]


def test_the_overview_shows_each_headline_measure_with_its_sum_and_change(visit, read, view):
    told = read(visit())
    for result in answers.headlines(view):
        assert result.indicator.name in told
        assert words.number(result.rolling[-1].value) in told
        assert words.change_words(result.change) in told


def test_a_trend_is_headed_by_its_finding(visit, view):
    app = visit("trends")
    result = answers.series(view, app.selectbox(key="indicator").value, app.selectbox(key="area").value)
    assert app.header[0].value == words.headline(result)


def test_the_description_of_a_trend_follows_the_selection(visit, view):
    app = visit("trends")
    before = _pictures(app)[0].alt
    ward = next(code for code in answers.held(view) if ("ward", "2022") in answers.held(view)[code])
    app.selectbox(key="indicator").set_value(ward).run()
    app.segmented_control(key="view").set_value("rolling").run()
    after = _pictures(app)[0].alt
    assert after != before
    assert view.snapshot.content.indicators[ward].name in after
    assert "sum of the 12 months" in after


def test_table_and_file_hold_the_same_numbers_as_the_chart(visit, view, read):
    app = visit("trends")
    result = answers.series(view, app.selectbox(key="indicator").value, app.selectbox(key="area").value)
    told = read(app)
    drawn = json.dumps(json.loads(_pictures(app)[0].spec))
    for point in result.points[-12:]:
        assert f'<th scope="row">{words.month_name(point.month)}</th>' in told
        assert f'<td class="n">{words.number(point.value)}</td>' in told
        assert f'"value": {point.value}' in drawn
    assert app.get("download_button")


def test_how_it_is_known_names_source_licence_and_what_would_mislead(visit, read, view):
    app = visit("trends")
    result = answers.series(view, app.selectbox(key="indicator").value, app.selectbox(key="area").value)
    told = read(app)
    assert result.source.title in told
    assert result.source.licence in told
    assert all(caveat in told for caveat in result.caveats)


def test_an_area_without_figures_says_why_and_draws_nothing(visit, view, monkeypatch):
    from dataclasses import replace

    result = answers.series(view, next(iter(answers.held(view))), view.snapshot.content.borough.code)
    empty = replace(result, points=(), rolling=(), reason="No data: the file for Jan 2026 has not been loaded")
    monkeypatch.setattr("sbp.ui.answers.series", lambda *_: empty)
    app = visit("trends")
    assert app.info[0].value == empty.reason
    assert not _pictures(app)
