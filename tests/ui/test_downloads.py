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


def _opened(app):
    """Open every menu of files on a page, as a visitor would one after another; return the labels of its buttons."""
    for each in app.get("popover"):
        if each.proto.popover.id:
            app.session_state[each.proto.popover.id.rpartition("-")[2]] = True
    app.run()
    assert not app.exception
    return [each.proto.label for each in app.get("download_button")]


def test_a_map_and_the_rules_under_it_are_offered_in_every_form_once_their_menus_are_open(visit) -> None:
    app = visit("hotspots")
    assert not app.get("download_button"), "buttons that nobody asked for are not made"
    labels = _opened(app)
    assert set(labels) == set(downloads.NAMES.values())
    assert labels.count("Map as GeoJSON") == 1


def test_pictures_without_numbers_of_their_own_are_offered_too(visit) -> None:
    names = _opened(visit("london"))
    assert names.count("Picture as PNG") == names.count("Picture as SVG, for print") == 2
    assert names.count("Numbers as CSV") == 1


def test_a_button_is_the_same_one_for_another_measure_so_that_a_session_does_not_grow(visit) -> None:
    app = visit("trends", indicator="all_crime")
    _opened(app)
    before = [each.proto.id for each in app.get("download_button")]
    app.selectbox(key="indicator").set_value("burglary").run()
    assert [each.proto.id for each in app.get("download_button")] == before


def test_numbers_are_made_when_they_are_asked_for_and_not_held_for_every_session(visit, view, monkeypatch) -> None:
    made = {}
    keep = lambda _label, data, file_name, **_: made.update({file_name: data})  # noqa: E731
    monkeypatch.setattr("streamlit.download_button", keep)
    _opened(visit("trends", indicator="all_crime"))
    _opened(visit("hotspots", indicator="all_crime"))
    _opened(visit("hotspots", by="streets", shown="density"))
    assert len(made) > 16
    assert all(map(callable, made.values()))
    code = view.snapshot.content.borough.code
    series = answers.series(view, "all_crime", code)
    assert made[f"all_crime_{code}.csv"]() == tables.trend_csv(series)
    assert all(len(make()) > 100 for name, make in made.items() if name.endswith(".csv"))
