"""Events: spans of whole months."""

import pytest


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("first: 2022-03", "first: 2022-06", "events.yaml flood, last: lies before first"),
        (
            "last: 2022-04",
            "last: 2022-04-30",
            "events.yaml flood, last: '2022-04-30' is not a month in the form YYYY-MM",
        ),
        (
            "exceptional: true",
            "exceptional: perhaps",
            "events.yaml flood, exceptional: 'perhaps' is neither true nor false",
        ),
        ("- id: flood", "- title: Flood\n  id2: flood", "events.yaml line 5: key 'title' stands twice"),
    ],
)
def test_faults_name_the_event_and_key(spoiled, old, new, fault):
    assert fault in spoiled("events.yaml", old, new)
