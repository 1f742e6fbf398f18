"""Kinds of record by place: read whole, faulted by key, and public only where every category is."""

from dataclasses import replace

import pytest

from sbp import content


def test_a_kind_is_public_only_where_all_its_categories_are(folder):
    streets = content.load(folder, folder / "geo").streets
    noise, thefts = streets.kinds["noise"], streets.kinds["thefts"]
    assert streets.is_public(noise)
    assert not streets.is_public(thefts)
    assert not streets.is_public(replace(thefts, categories=("nuisance", "robbery")))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("resolution: 9", "resolution: 16", "streets.yaml, resolution: must be a whole number from 0 to 15"),
        ("reach_m: 200", "reach_m: 0", "streets.yaml, reach_m: must be a whole number of metres above zero"),
        ("[burglary, robbery]", "[burglry]", "streets.yaml, kinds 2, categories: 'burglry' is not known"),
        ("[burglary, robbery]", "[]", "streets.yaml, kinds 2, categories: is missing"),
        ("id: thefts", "id: noise", "streets.yaml, kinds 2, id: stands twice"),
        ("grid_m: 100", "grid_m: 100\ngrid: 5", "streets.yaml, grid: is not a key that is known here"),
    ],
)
def test_faults_name_the_kind_and_key(spoiled, old, new, fault):
    assert fault in spoiled("streets.yaml", old, new)


def test_no_kind_that_ships_lets_the_public_see_where_sexual_or_hate_offences_were():
    shipped = content.load()
    open_to_all = {
        name for each in shipped.streets.kinds.values() if shipped.streets.is_public(each) for name in each.categories
    }
    assert open_to_all
    for each in shipped.streets.public_categories | open_to_all:
        told = shipped.categories[each].name.lower()
        assert not any(word in told for word in ("sexual", "violen", "domestic", "hate", "public order"))
