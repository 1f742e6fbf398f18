"""The chart for boards stands under a trend with its reading, or says why there is none."""

from dataclasses import replace

from sbp.charts import board_chart
from sbp.ui import answers, watch_answers


def test_it_is_drawn_with_its_reading(visit, view, read):
    app = visit("trends", indicator="all_crime")
    result = answers.series(view, "all_crime", view.snapshot.content.borough.code)
    chart = watch_answers.board(view, result)
    assert board_chart.reading(chart) in read(app)
    assert board_chart.alt(chart, result) in {each.proto.alt for each in app.get("vega_lite_chart")}


def test_without_a_chart_its_reason_stands_there(visit, view, read, monkeypatch):
    result = answers.series(view, "all_crime", view.snapshot.content.borough.code)
    blank = replace(watch_answers.board(view, result), reason="too few")
    monkeypatch.setattr(watch_answers, "board", lambda *_: blank)
    assert "No chart for boards: too few" in read(visit("trends", indicator="all_crime"))
