"""Downloads: nothing is drawn until somebody asks, and what is drawn says what it is."""

from dataclasses import replace

from sbp.charts import tables, trend, words
from sbp.ui import answers, downloads, vega
from sbp.ui.downloads import Picture


def test_a_picture_is_drawn_by_another_process_when_it_is_asked_for(view) -> None:
    result = answers.series(view, "all_crime", view.snapshot.content.borough.code)
    asked = []

    def make():
        asked.append(True)
        return trend.spec(result)

    picture = Picture(make, "Crime <b>&", "Offences", "Met", "v1", "Contains OS data")
    drawer = downloads._drawer(picture, "svg")
    assert not asked
    drawn = drawer().decode()
    assert asked
    assert "Crime &lt;b&gt;&amp;" in drawn
    assert words.DEMONSTRATION in drawn
    assert "<b>" not in drawn
    for told in ("Offences", "Met", "Data version v1.", "Contains OS data"):
        assert told in drawn
    assert drawer().decode() == drawn
    written = replace(picture, spec=vega.written(make()))
    assert downloads.drawn(written, "svg").decode() == drawn


def test_a_trend_and_a_map_are_offered_in_every_form(visit) -> None:
    labels = [each.proto.label for each in visit("trends").get("download_button")]
    assert {"Download as CSV", "Download as PNG", "Download as SVG"} <= set(labels)
    labels = [each.proto.label for each in visit("hotspots").get("download_button")]
    assert {"Download as CSV", "Download as PNG", "Download as SVG", "Download as GeoJSON"} <= set(labels)


def test_pictures_without_numbers_of_their_own_are_offered_too(visit) -> None:
    names = [each.proto.label for each in visit("london").get("download_button")]
    assert names.count("Download as PNG") == names.count("Download as SVG") == 2
    assert names.count("Download as CSV") == 1


def test_numbers_are_made_when_they_are_asked_for_and_not_held_for_every_session(visit, view, monkeypatch) -> None:
    made = {}
    keep = lambda _label, data, file_name, **_: made.update({file_name: data})  # noqa: E731
    monkeypatch.setattr("streamlit.download_button", keep)
    visit("trends", indicator="all_crime")
    visit("hotspots", indicator="all_crime")
    visit("hotspots", by="streets", shown="density")
    assert len(made) > 16
    assert all(map(callable, made.values()))
    code = view.snapshot.content.borough.code
    series = answers.series(view, "all_crime", code)
    assert made[f"all_crime_{code}.csv"]() == tables.trend_csv(series)
    assert all(len(make()) > 100 for name, make in made.items() if name.endswith(".csv"))
