"""A ward map can be taken along as numbers, picture and map."""

import json

from sbp.ui import answers, downloads, ward_downloads


def test_the_map_is_offered_with_the_figures_of_its_table(view, monkeypatch) -> None:
    offered = {}
    monkeypatch.setattr(
        downloads, "offer", lambda name, text, picture, geo, **_: offered.update(name=name, picture=picture, geo=geo)
    )
    vintage = view.snapshot.content.borough.vintages[-1].id
    table = answers.ward_table(view, "all_crime", None, 12, vintage)
    ward_downloads.offer(view, table, "rate", str)
    held = json.loads(offered["geo"]())["features"]
    assert {each["properties"]["count"] for each in held} == {row.count for row in table.rows}
    longitude, latitude = (
        held[0]["geometry"]["coordinates"][0][0][:2] if held[0]["geometry"]["type"] == "Polygon" else (0, 51.4)
    )
    assert -1 < longitude < 1
    assert 50 < latitude < 52
    assert offered["picture"].spec()["layer"]
