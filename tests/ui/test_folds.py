"""A heavy part of a page is made when its fold is opened, and stays open when a filter changes."""

from sbp.ui import folds


def _drawn(app):
    return {each.proto.alt for each in app.get("vega_lite_chart")}


def test_what_is_folded_is_made_once_somebody_opens_it_and_stays_open(visit):
    app = visit("hotspots", is_open=False, indicator="all_crime")
    labels = [each.label for each in app.expander]
    closed = _drawn(app)
    for key in folds.KEYS:
        app.session_state[key] = True
    app.run()
    opened = _drawn(app)
    assert [each.label for each in app.expander] == labels
    assert len(opened - closed) == len(folds.KEYS)
    app.segmented_control(key="measure").set_value("count").run()
    assert len(_drawn(app)) == len(opened)
    app.session_state[folds.HARM] = False
    app.run()
    assert len(_drawn(app)) == len(opened) - 1
    assert not app.exception
