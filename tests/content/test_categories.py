"""Our categories: each once, each counting as something."""

import pytest


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("robbery,Robbery", "burglary,Robbery", "categories.csv line 3, category_id: 'burglary' stands twice"),
        ("Burglary,Theft,crime", "Burglary,Theft", "categories.csv line 2: must have 4 values"),
        (
            "Robbery,Theft,crime",
            "Robbery,Theft,crimes",
            "categories.csv line 3, counts_as: 'crimes' is not one of crime",
        ),
        ("category_id,", "id,", "categories.csv: the header must be category_id,category_name,group,counts_as"),
        ("nuisance,", "Nuisance!,", "categories.csv line 4, category_id: 'Nuisance!' is not an id"),
    ],
)
def test_faults_name_the_line(spoiled, old, new, fault):
    assert any(line.startswith(fault) for line in spoiled("categories.csv", old, new))
