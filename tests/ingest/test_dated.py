"""Dated rows: days in every form seen, what a file speaks for, and cells that may be repeated in a reject."""

from datetime import date

import pytest

from sbp.ingest import dated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2009-01-31", date(2009, 1, 31)), ("2009-01-31T10:00:00", date(2009, 1, 31)),
        ("31 Jan 2009", date(2009, 1, 31)), ("1/2/2009", date(2009, 2, 1)),
        ("31-JAN-09", date(2009, 1, 31)), ("31/13/2009", None), ("Jan 2009", None),
        ("2009-02-30", None), ("", None),
    ],
)  # fmt: skip
def test_days_are_read_day_first_and_never_guessed(text, expected):
    assert dated.day(text) == expected


@pytest.mark.parametrize(("text", "value"), [("319.0", 319.0), (" 7 ", 7.0), ("", None), ("seven", None)])
def test_numbers_are_read_as_printed(text, value):
    found = dated.number(text)
    assert found == value if value is not None else found != found


def test_only_figures_and_signs_are_repeated_in_a_reject():
    assert dated.shown("2025-13-01T10:00:00Z") == "2025-13-01T10:00:00Z"
    assert dated.shown("ada@example.org") == dated.shown("Ada") == "(hidden)"


def gathered(*rows):
    found = dated.Gathered()
    for number, (day, label) in enumerate(rows):
        found.saw(day, label)
        found.rows.append(dated.DatedRow(str(number), day, "graffiti", longitude=0.018270, latitude=51.398142))
    return found


def spans(reading):
    return list(reading.tables["dated_span"].itertuples(index=False, name=None))


def test_a_file_of_several_labels_speaks_for_every_category(placed):
    found = gathered((date(2025, 1, 1), "Graffiti"), (date(2025, 1, 10), "Potholes"))
    reading = dated.reading(found, placed, "f", "s", "d")
    assert spans(reading) == [("d", "", date(2025, 1, 1), date(2025, 1, 10), 5.0)]


def test_a_file_of_one_label_speaks_for_its_category_alone(placed):
    reading = dated.reading(gathered((date(2025, 1, 1), "Graffiti")), placed, "f", "s", "d")
    assert [span[1] for span in spans(reading)] == ["graffiti"]


def test_a_file_without_a_valid_row_speaks_for_nothing(placed):
    reading = dated.reading(dated.Gathered(), placed, "f", "s", "d")
    assert (spans(reading), reading.rows_in, reading.first_month) == ([], 0, None)
