"""Downloads: nothing is drawn until somebody asks, and what is drawn says what it is."""

from sbp.charts import trend, words
from sbp.ui import answers, downloads
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


def test_a_trend_and_a_map_are_offered_in_every_form(visit) -> None:
    labels = [each.proto.label for each in visit("trends").get("download_button")]
    assert {"Download as CSV", "Download as PNG", "Download as SVG"} <= set(labels)
    labels = [each.proto.label for each in visit("hotspots").get("download_button")]
    assert {"Download as CSV", "Download as PNG", "Download as SVG", "Download as GeoJSON"} <= set(labels)


def test_pictures_without_numbers_of_their_own_are_offered_too(visit) -> None:
    names = [each.proto.label for each in visit("london").get("download_button")]
    assert names.count("Download as PNG") == names.count("Download as SVG") == 2
    assert names.count("Download as CSV") == 1
