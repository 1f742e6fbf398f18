"""Every link at the top of a priority's page leads to a part that the page has."""

import pytest

from sbp import content
from sbp.ui import parts, priority_parts

PRIORITIES = content.load().strategies.leading.priorities


@pytest.mark.parametrize("priority", PRIORITIES[:2], ids=lambda each: each.address)
def test_each_way_leads_to_a_heading_of_the_page(visit, read, priority):
    app = visit(priority.address)
    ways = priority_parts.ways(priority)
    assert parts.markup(ways) in read(app)
    assert {anchor for anchor, _ in ways} <= {header.anchor for header in app.header}


def test_a_part_that_a_priority_lacks_has_no_way():
    found = {anchor for priority in PRIORITIES for anchor, _ in priority_parts.ways(priority)}
    assert {priority_parts.FIGURES, priority_parts.ACTIONS, priority_parts.TRACK} <= found
    for priority in PRIORITIES:
        has_concern = priority_parts.CONCERN in dict(priority_parts.ways(priority))
        assert has_concern is bool(priority.topics)
