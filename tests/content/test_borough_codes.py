"""Borough names to codes."""

from sbp import content


def test_codes_are_by_name_and_other_columns_are_left_alone(folder):
    codes = content.load(folder, folder / "geo").borough_codes
    assert codes == {"Exampleton": "E09000099", "Samplebury": "E09000098"}


def test_a_name_that_stands_twice_is_a_fault(spoiled):
    assert spoiled("geo/boroughs.csv", "Samplebury", "Exampleton") == [
        "boroughs.csv line 3, borough_name: 'Exampleton' stands twice"
    ]
