"""The ward and London pages say first what was found, and their tables hold the same."""

from sbp.charts import standing_words
from sbp.ui import answers, standing_answers


def wards(view):
    return [area for area in answers.all_areas(view) if area.kind == "ward" and area.vintage == "2022"]


def test_a_ward_s_page_leads_with_what_stands_out_and_lists_every_measure(visit, read, view):
    ward = wards(view)[3]
    app = visit("ward", ward=ward.code)
    profile = standing_answers.profile(view, ward.code)
    assert app.selectbox(key="ward").value == ward.code
    assert app.header[0].value == standing_words.profile_headline(profile)
    told = read(app)
    assert all(line.indicator.name in told for line in profile.lines)
    assert all(standing_words.line_sentence(line) in told for line in profile.outstanding)
    assert "1st is the highest rate" in told


def test_a_ward_s_page_names_the_wards_it_was_made_of(visit, read, view):
    ward = wards(view)[0]
    told = read(visit("ward", ward=ward.code))
    first = standing_answers.profile(view, ward.code).old_wards[0]
    assert first.area.name.replace("&", "&amp;") in told
    assert "is not the same area" in told


def test_london_puts_ours_among_all_with_charts_and_a_table(visit, read, view):
    app = visit("london", indicator="all_crime")
    table = standing_answers.boroughs(view, "all_crime", 12)
    assert len(table.rows) == 32
    assert app.header[0].value == standing_words.borough_headline(table)
    descriptions = [element.proto.alt for element in app.get("vega_lite_chart")]
    assert [each.split(".")[0] for each in descriptions] == ["Chart of rank ranges", "Funnel chart"]
    assert f'<tr aria-current="true"><th scope="row">{table.rows[4].area.name}' in read(app)
    assert "residents per km²" in read(app)


def test_a_measure_without_other_boroughs_says_so(visit, read, view):
    offered = [each for each, held in answers.held(view).items() if ("borough", "") in held]
    alone = next(each for each in offered if standing_answers.boroughs(view, each, 12).reason)
    app = visit("london", indicator=alone)
    assert "hold no borough but" in read(app)
    assert not app.get("vega_lite_chart")
