"""Publishers' labels: each means one category in any month."""

from datetime import date

import pytest

from sbp import content


def test_labels_carry_their_scheme_and_months(folder):
    labels = content.load(folder, folder / "geo").labels
    assert {label.scheme for label in labels} == {"met"}
    assert [(label.valid_from, label.valid_to) for label in labels[:2]] == [
        (date(2022, 11, 1), None),
        (None, date(2023, 7, 1)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("ROBBERY,ROBBERY,robbery,,", "BURGLARY,HOME,burglary,2024-01,", "minor: 'BURGLARY' / 'HOME' stands twice"),
        ("2022-11,", "2022-11,2021-01", "valid_to: lies before valid_from"),
        ("2022-11", "2022-1", "valid_from: '2022-1' is not a month"),
        ("ROBBERY,ROBBERY,robbery", ",,robbery", "major: a label needs a major or a minor text"),
        (",robbery,", ",rob,", "category_id: 'rob' is not a category"),
    ],
)
def test_faults_name_file_and_line(spoiled, old, new, fault):
    listed = spoiled("labels/met.csv", old, new)
    assert len(listed) == 1
    assert listed[0].startswith("labels/met.csv line ")
    assert fault in listed[0]


def test_a_label_may_change_its_meaning_where_the_months_do_not_overlap(folder, change):
    change("labels/met.csv", "ROBBERY,ROBBERY,robbery,,", "BURGLARY,HOME,robbery,,2022-10")
    assert len(content.load(folder, folder / "geo").labels) == 3
