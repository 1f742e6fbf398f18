"""A ward on one page of paper holds finding, figures, day, data version and attribution."""

from html import escape

from sbp.charts import standing_words, words
from sbp.ui import standing_answers, ward_sheet
from tests.ui.test_standings import wards


def test_the_sheet_holds_what_a_councillor_needs_on_paper(visit, view, read):
    ward = wards(view)[4]
    app = visit("ward", ward=ward.code, view="print")
    told = read(app)
    profile = standing_answers.profile(view, ward.code)
    assert escape(standing_words.profile_headline(profile)) in told
    assert f"data version {view.version_id}" in told
    assert "Demonstration data, not real" in told
    assert "Call 999" in told
    sources = {line.indicator.source for line in profile.lines if line.is_current}
    assert any(escape(view.snapshot.content.sources[each].attribution) in told for each in sources)
    sheet = next(each.proto.body for each in app.get("html") if "sbp-sheet" in each.proto.body)
    assert 0 < sheet.count('<th scope="row">') <= ward_sheet.MOST_LINES
    assert app.segmented_control(key="view").value == ward_sheet.PRINT
    assert not app.get("vega_lite_chart")
    clear = [line.row.change for line in ward_sheet._lines(profile) if line.row.change.is_clear]
    assert all(words.change_words(change) in sheet for change in clear)
