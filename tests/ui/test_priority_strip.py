"""The Overview's cards of the priorities: what moved, what was judged, a sparkline, a link; nothing unescaped."""

from sbp import content
from sbp.charts import strategy_words, theme
from sbp.ui import priority_strip, strategy_answers

LEADING = content.load().strategies.leading


def test_the_overview_shows_each_leading_priority_with_its_finding(visit, read, view):
    told = read(visit())
    for priority in LEADING.priorities:
        assert strategy_words.in_short(strategy_answers.board(view, priority)) in told
    assert told.count("Judged: no judged status recorded.") == len(LEADING.priorities)


def test_every_state_on_a_board_is_counted_with_its_shape(view):
    rows = strategy_answers.board(view, LEADING.priorities[0])
    told = priority_strip.markup(rows, "no judged status recorded", theme.LIGHT)
    for state in {row.status.state for row in rows}:
        assert strategy_words.STATE_SHAPES[state] in told
        assert strategy_words.STATE_WORDS[state].lower() in told
    assert f"Computed, of {len(rows)} measures:" in told
    assert "data:image/svg+xml" in told


def test_every_text_is_escaped():
    assert "<b>" not in priority_strip.markup((), "<b>On track</b>", theme.LIGHT)
