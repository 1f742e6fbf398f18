"""What no file holds: the figure printed last, its date, and the way to its evidence."""

from html import unescape

from sbp import content

LEADING = content.load().strategies.leading


def test_each_measure_shows_its_figure_its_date_and_the_way_to_its_evidence(visit, read):
    for priority in LEADING.priorities:
        told = unescape(read(visit(priority.address)))
        assert priority.not_in_open_data
        for each in priority.not_in_open_data:
            assert each.measure in told
            assert each.printed in told
            assert each.period in told
            assert each.why in told
            assert not each.figure or f'href="evidence?figure={each.figure}"' in told
